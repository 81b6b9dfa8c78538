package com.firewalker.command.zone;

import com.firewalker.command.walker.ZoneHistory;
import com.firewalker.events.v1.SampleChange;
import com.firewalker.events.v1.StepsRecorded;
import com.firewalker.platform.ledger.store.LedgerEvent;
import com.firewalker.platform.ledger.store.LedgerReader;
import com.firewalker.proto.StreamNames;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Where a walker's steps are recorded, for whoever changes the zone history: recorded days never move.
 * Source: domain-rules.md 3.2.
 */
@Component
class RecordedDays {

    static final int MOST_NAMED = 100;

    private static final long SLOT_MILLIS = 900_000;

    private final LedgerReader ledger;

    RecordedDays(LedgerReader ledger) {
        this.ledger = ledger;
    }

    /**
     * When a zone that a walker is in from now on may begin: a sample may end some minutes from now, and the slots it
     * stands in keep their date.
     */
    Instant settled(String walkerId, ZoneHistory zones, Instant at) {
        long now = Math.floorDiv(at.toEpochMilli(), SLOT_MILLIS);
        long last = now;
        for (int date = zones.dateOf(now); date <= zones.dateOf(now + 1); date++) {
            for (LedgerEvent event : ledger.eventsOf(stream(walkerId, LocalDate.ofEpochDay(date)))) {
                for (SampleChange sample : samples(event)) {
                    last = Math.max(last, lastSlot(sample));
                }
            }
        }
        return last == now ? at : Instant.ofEpochMilli((last + 1) * SLOT_MILLIS);
    }

    /** Recorded dates, at most a hundred, that would lose or get slots of before now; oldest first. */
    List<LocalDate> moved(String walkerId, ZoneHistory before, ZoneHistory after, Instant now) {
        var moved = new ArrayList<LocalDate>();
        List<String> streams = ledger.streamIds(prefix(walkerId));
        for (int i = streams.size() - 1; i >= 0 && moved.size() < MOST_NAMED; i--) {
            var date = LocalDate.parse(streams.get(i).substring(prefix(walkerId).length()));
            if (!sameBefore(now, before, after, date) && moves(date, streams.get(i), before, after)) {
                moved.add(date);
            }
        }
        return moved;
    }

    private static boolean sameBefore(Instant now, ZoneHistory before, ZoneHistory after, LocalDate date) {
        return past(before, date, now).equals(past(after, date, now));
    }

    private static List<ZoneHistory.Run> past(ZoneHistory zones, LocalDate date, Instant now) {
        long end = Math.floorDiv(now.toEpochMilli(), SLOT_MILLIS) + 1;
        return zones.runs(date).stream()
                .filter(run -> run.from() < end)
                .map(run -> new ZoneHistory.Run(run.from(), Math.min(run.to(), end)))
                .toList();
    }

    /** What has no times stands for its whole date: a daily total, or a tombstone of something never seen. */
    private boolean moves(LocalDate date, String stream, ZoneHistory before, ZoneHistory after) {
        Map<String, Boolean> timed = new HashMap<>();
        for (LedgerEvent event : ledger.eventsOf(stream)) {
            for (SampleChange sample : samples(event)) {
                timed.merge(key((StepsRecorded) event.payload(), sample), sample.hasStartMillis(), Boolean::logicalOr);
                if (sample.hasStartMillis() && moves(date, sample, before, after)) {
                    return true;
                }
            }
        }
        return timed.containsValue(false);
    }

    private static boolean moves(LocalDate date, SampleChange sample, ZoneHistory before, ZoneHistory after) {
        long day = date.toEpochDay();
        for (long slot = firstSlot(sample); slot <= lastSlot(sample); slot++) {
            if (before.dateOf(slot) == day && after.dateOf(slot) != day) {
                return true;
            }
        }
        return false;
    }

    private static long firstSlot(SampleChange sample) {
        return Math.floorDiv(sample.getStartMillis(), SLOT_MILLIS);
    }

    private static long lastSlot(SampleChange sample) {
        return Math.floorDiv(sample.getStartMillis() + sample.getLengthMillis() - 1, SLOT_MILLIS);
    }

    private static String key(StepsRecorded event, SampleChange sample) {
        return event.getDevices(sample.getDevice()).getId() + ' ' + sample.getSampleId();
    }

    private static List<SampleChange> samples(LedgerEvent event) {
        return event.payload() instanceof StepsRecorded recorded ? recorded.getSamplesList() : List.of();
    }

    private static String stream(String walkerId, LocalDate date) {
        return prefix(walkerId) + date;
    }

    private static String prefix(String walkerId) {
        return StreamNames.days(walkerId);
    }
}
