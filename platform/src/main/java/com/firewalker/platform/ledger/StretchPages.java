package com.firewalker.platform.ledger;

import java.util.List;
import java.util.function.Consumer;
import org.axonframework.eventhandling.TrackedEventMessage;

/** Every event, in stretches; at the head one at a time, so that a stretch takes all that came while the last was written. */
final class StretchPages implements LedgerPages {
    private final RecentRows recent;
    private final LedgerWakeups wakeups;
    private final Pace pace;
    private final int atMost;

    StretchPages(RecentRows recent, LedgerWakeups wakeups, Pace pace, int atMost) {
        this.recent = recent;
        this.wakeups = wakeups;
        this.pace = pace;
        this.atMost = atMost;
    }

    @Override
    public void begin(long after, Runnable available) {
        pace.begin(after, available);
    }

    @Override
    public boolean rests(long delivered) {
        return pace.isWriting(delivered) && wakeups.knownHead() - delivered < atMost;
    }

    @Override
    public long next(long after, long upTo, Consumer<TrackedEventMessage<?>> reader) {
        List<LedgerRows.Row> rows = recent.next(after, upTo, atMost);
        if (rows.isEmpty()) {
            return upTo;
        }
        long end = rows.get(rows.size() - 1).event().position();
        List<LedgerEvent> events = rows.stream().map(LedgerRows.Row::event).toList();
        reader.accept(LedgerTokens.at(end, new Stretch(events, after, end)));
        return end;
    }
}
