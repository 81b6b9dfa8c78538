package com.firewalker.command.walker;

import com.firewalker.events.v1.DailyGoalSet;
import com.firewalker.events.v1.DevicePreferenceSet;
import com.firewalker.events.v1.Visibility;
import com.firewalker.events.v1.WalkerErased;
import com.firewalker.events.v1.WalkerRegistered;
import com.firewalker.events.v1.WalkerVisibilityChanged;
import com.firewalker.events.v1.WalkerZoneChanged;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** Anna of Berlin, registered with a goal of 8000: constants and facts of her story. */
final class WalkerFacts {

    static final String ANNA = "anna-1";
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    static final Instant NOON = Instant.parse("2026-05-04T10:00:00Z");
    static final LocalDate TODAY = LocalDate.parse("2026-05-04");
    static final LocalDate TOMORROW = TODAY.plusDays(1);

    private WalkerFacts() {}

    static WalkerRegistered registered() {
        return WalkerRegistered.newBuilder()
                .setWalkerId(ANNA)
                .setTimeZone(BERLIN.getId())
                .setVisibility(Visibility.VISIBILITY_FRIENDS)
                .setDailyGoal(8_000)
                .build();
    }

    static WalkerZoneChanged moved(ZoneId zone, Instant from) {
        return WalkerZoneChanged.newBuilder()
                .setWalkerId(ANNA)
                .setTimeZone(zone.getId())
                .setEffectiveFromMillis(from.toEpochMilli())
                .build();
    }

    static WalkerVisibilityChanged visible(Visibility visibility) {
        return WalkerVisibilityChanged.newBuilder()
                .setWalkerId(ANNA)
                .setVisibility(visibility)
                .build();
    }

    static DailyGoalSet goalSet(int steps, LocalDate from) {
        return DailyGoalSet.newBuilder()
                .setWalkerId(ANNA)
                .setDailySteps(steps)
                .setEffectiveFrom((int) from.toEpochDay())
                .build();
    }

    static DevicePreferenceSet ordered(LocalDate from, String... devices) {
        return DevicePreferenceSet.newBuilder()
                .setWalkerId(ANNA)
                .addAllDeviceIds(List.of(devices))
                .setEffectiveFrom((int) from.toEpochDay())
                .build();
    }

    static WalkerErased erased() {
        return WalkerErased.newBuilder().setWalkerId(ANNA).build();
    }
}
