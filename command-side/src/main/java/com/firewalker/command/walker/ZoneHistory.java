package com.firewalker.command.walker;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * Where a walker lives at each instant, and so which local date each slot is on: one for every device, however its
 * times are written. A slot is epochSeconds / 900; its date is that of its start. Dates: days since 1970-01-01.
 * Immutable. Source: domain-rules.md 3.1, 3.2, 3.4.
 */
public final class ZoneHistory {

    private static final int SLOT_SECONDS = 900;
    private static final long SLOT_MILLIS = 1000L * SLOT_SECONDS;
    private static final int DAY_SECONDS = 86_400;
    private static final int SLOTS_A_DAY = 96;

    /** More than the 14 hours that a zone may be ahead of UTC. */
    private static final int MARGIN_SLOTS = 60;

    /** Slots [from, to) of one local date, without a gap. */
    public record Run(long from, long to) {}

    /** Slots [from, to) with one offset. */
    private record Span(long from, long to, int offsetSeconds) {

        boolean has(long slot) {
            return slot >= from && slot < to;
        }

        long firstSlotOf(int date) {
            return -Math.floorDiv(offsetSeconds - (long) DAY_SECONDS * date, (long) SLOT_SECONDS);
        }

        int dateOf(long slot) {
            return (int) Math.floorDiv(SLOT_SECONDS * slot + offsetSeconds, (long) DAY_SECONDS);
        }
    }

    private final History<Instant, ZoneId> zones;

    /** Nearly every question is about the span that the last one was about. */
    private volatile @Nullable Span recent;

    private ZoneHistory(History<Instant, ZoneId> zones) {
        this.zones = zones;
    }

    public static ZoneHistory startingWith(ZoneId zone) {
        return new ZoneHistory(History.startingWith(zone));
    }

    /** The same history with another zone from an instant on, until the next entry. */
    public ZoneHistory from(Instant instant, ZoneId zone) {
        return new ZoneHistory(zones.from(instant, zone));
    }

    /** The zone of the beginning and these entries, none of the earlier ones. */
    public ZoneHistory stated(Map<Instant, ZoneId> entries) {
        History<Instant, ZoneId> stated = History.startingWith(zones.first());
        for (Map.Entry<Instant, ZoneId> entry : entries.entrySet()) {
            stated = stated.from(entry.getKey(), entry.getValue());
        }
        return new ZoneHistory(stated);
    }

    public ZoneId first() {
        return zones.first();
    }

    /** Every zone after the first, by the instant it holds from. */
    public NavigableMap<Instant, ZoneId> changes() {
        return zones.changes();
    }

    public ZoneId at(Instant instant) {
        return zones.at(instant);
    }

    /** Seconds east of UTC. */
    public int offsetAt(Instant instant) {
        return at(instant).getRules().getOffset(instant).getTotalSeconds();
    }

    public int dateOf(long slot) {
        return spanAt(slot).dateOf(slot);
    }

    /** A later slot; all before it have this slot's date. */
    public long sameDateUntil(long slot) {
        Span span = spanAt(slot);
        return Math.min(span.to(), span.firstSlotOf(span.dateOf(slot) + 1));
    }

    /** The slots of a date: none, one run or several (3.4). */
    public List<Run> runs(LocalDate date) {
        int day = Math.toIntExact(date.toEpochDay());
        long end = (long) SLOTS_A_DAY * (day + 1) + MARGIN_SLOTS;
        var runs = new ArrayList<Run>(1);
        for (long at = (long) SLOTS_A_DAY * day - MARGIN_SLOTS;
                at < end;
                at = spanAt(at).to()) {
            Span span = spanAt(at);
            long from = Math.max(at, span.firstSlotOf(day));
            long to = Math.min(Math.min(end, span.to()), span.firstSlotOf(day + 1));
            if (from < to) {
                add(runs, from, to);
            }
        }
        return runs;
    }

    private static void add(List<Run> runs, long from, long to) {
        int last = runs.size() - 1;
        boolean adjoins = last >= 0 && runs.get(last).to() == from;
        if (adjoins) {
            runs.set(last, new Run(runs.get(last).from(), to));
        } else {
            runs.add(new Run(from, to));
        }
    }

    /** When the date is over: the end of its last slot; of a date without slots, when it would have ended (9.2). */
    public Instant endOf(LocalDate date) {
        List<Run> runs = runs(date);
        if (!runs.isEmpty()) {
            return Instant.ofEpochMilli(runs.get(runs.size() - 1).to() * SLOT_MILLIS);
        }
        LocalDateTime midnight = date.plusDays(1).atStartOfDay();
        return midnight.atZone(at(midnight.toInstant(ZoneOffset.UTC))).toInstant();
    }

    private Span spanAt(long slot) {
        Span known = recent;
        if (known != null && known.has(slot)) {
            return known;
        }
        Span span = span(Instant.ofEpochMilli(slot * SLOT_MILLIS));
        recent = span;
        return span;
    }

    private Span span(Instant instant) {
        NavigableMap<Instant, ZoneId> changes = zones.changes();
        Instant since = changes.floorKey(instant);
        Instant until = changes.higherKey(instant);
        ZoneRules rules = at(instant).getRules();
        ZoneOffsetTransition before = rules.previousTransition(instant.plusMillis(1));
        ZoneOffsetTransition after = rules.nextTransition(instant);
        long from = Math.max(slot(since, Long.MIN_VALUE), slot(before, Long.MIN_VALUE));
        long to = Math.min(slot(until, Long.MAX_VALUE), slot(after, Long.MAX_VALUE));
        return new Span(from, to, rules.getOffset(instant).getTotalSeconds());
    }

    private static long slot(@Nullable ZoneOffsetTransition transition, long without) {
        return slot(transition == null ? null : transition.getInstant(), without);
    }

    /** The first slot that starts at the instant or later. */
    private static long slot(@Nullable Instant instant, long without) {
        return instant == null ? without : -Math.floorDiv(-instant.toEpochMilli(), SLOT_MILLIS);
    }
}
