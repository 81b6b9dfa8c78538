package com.firewalker.command.walker;

import com.firewalker.events.v1.DailyGoalSet;
import com.firewalker.events.v1.DeviceKindSet;
import com.firewalker.events.v1.DevicePreferenceSet;
import com.firewalker.events.v1.WalkerErased;
import com.firewalker.events.v1.WalkerRegistered;
import com.firewalker.events.v1.WalkerZoneChanged;
import com.firewalker.events.v1.WalkerZoneModeChosen;
import com.firewalker.events.v1.WalkerZonesStated;
import com.firewalker.platform.ledger.store.LedgerEvent;
import com.google.protobuf.Message;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A walker's stream in, the timeline out; nothing for a walker who never was or is erased. */
final class TimelineFold {

    private TimelineFold() {}

    static Optional<Timeline> of(Iterable<LedgerEvent> stream) {
        Timeline timeline = null;
        for (LedgerEvent event : stream) {
            timeline = fold(timeline, event.payload());
        }
        return Optional.ofNullable(timeline);
    }

    static @Nullable Timeline fold(@Nullable Timeline timeline, Message event) {
        if (event instanceof WalkerRegistered registered) {
            return Timeline.startingWith(ZoneId.of(registered.getTimeZone()), registered.getDailyGoal());
        }
        if (timeline == null || event instanceof WalkerErased) {
            return null;
        }
        return foldChange(timeline, event);
    }

    private static Timeline foldChange(Timeline timeline, Message event) {
        if (event instanceof WalkerZoneChanged changed) {
            return timeline.fold(changed);
        }
        if (event instanceof WalkerZonesStated stated) {
            return timeline.fold(stated);
        }
        if (event instanceof WalkerZoneModeChosen chosen) {
            return timeline.fold(chosen);
        }
        if (event instanceof DailyGoalSet set) {
            return timeline.fold(set);
        }
        if (event instanceof DeviceKindSet set) {
            return timeline.fold(set);
        }
        return event instanceof DevicePreferenceSet set ? timeline.fold(set) : timeline;
    }
}
