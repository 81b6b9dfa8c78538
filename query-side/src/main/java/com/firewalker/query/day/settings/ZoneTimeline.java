package com.firewalker.query.day.settings;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Where a walker lives since when, and so which local date an instant is and which quarter hours a date has.
 * Rules: domain-rules.md 3.2-3.4.
 */
public record ZoneTimeline(NavigableMap<Long, ZoneId> zones) {

    public static final long BEGINNING = Long.MIN_VALUE;

    /** Not a time: stands for the last statement of the whole history, which entries before it no longer belong to. */
    public static final long STATED = Long.MIN_VALUE + 1;

    public static final int SLOT_SECONDS = 900;
    private static final int SLOTS_A_DAY = 96;
    private static final int WIDEST_OFFSET_SLOTS = 14 * 4;

    /** An entry of a history and the position of the fact that said it. */
    public record Entry(long fromMillis, ZoneId zone, long position) {}

    /** The history as it stands after all facts: what was said before the last statement fell with it (3.2). */
    public static ZoneTimeline of(Collection<Entry> entries) {
        long stated = entries.stream()
                .filter(entry -> entry.fromMillis() == STATED)
                .mapToLong(Entry::position)
                .max()
                .orElse(0);
        var zones = new TreeMap<Long, ZoneId>();
        entries.stream()
                .filter(entry -> entry.fromMillis() == BEGINNING || entry.position() >= stated)
                .filter(entry -> entry.fromMillis() != STATED)
                .forEach(entry -> zones.put(entry.fromMillis(), entry.zone()));
        return new ZoneTimeline(zones);
    }

    public ZoneId at(Instant instant) {
        Map.Entry<Long, ZoneId> zone = zones.floorEntry(instant.toEpochMilli());
        return zone == null ? ZoneOffset.UTC : zone.getValue();
    }

    public LocalDate dateAt(Instant instant) {
        return LocalDate.ofInstant(instant, at(instant));
    }

    /**
     * False for a date that the walker's calendar leaves out (Apia, 30 December 2011; flights over the date line). The
     * slot about noon tells nearly always: a question on days asks this of every date without steps.
     */
    public boolean lived(LocalDate date) {
        ZoneId about = at(date.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC));
        long noon = date.atTime(LocalTime.NOON).atZone(about).toEpochSecond();
        return isIn(Math.floorDiv(noon, (long) SLOT_SECONDS), date)
                || !slotsOf(date).isEmpty();
    }

    /** Epoch slot numbers of the date: not always 96, not always one run. */
    public List<Long> slotsOf(LocalDate date) {
        long first = date.toEpochDay() * SLOTS_A_DAY - WIDEST_OFFSET_SLOTS;
        long last = (date.toEpochDay() + 1) * SLOTS_A_DAY + WIDEST_OFFSET_SLOTS;
        var slots = new ArrayList<Long>(SLOTS_A_DAY);
        for (long slot = first; slot <= last; slot++) {
            if (isIn(slot, date)) {
                slots.add(slot);
            }
        }
        return slots;
    }

    private boolean isIn(long slot, LocalDate date) {
        return dateAt(Instant.ofEpochSecond(slot * SLOT_SECONDS)).equals(date);
    }
}
