package com.firewalker.query.day;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;

/**
 * Where a walker lives since when, and so which local date an instant is and which quarter hours a date has.
 * Rules: domain-rules.md 3.2-3.4.
 */
record ZoneTimeline(NavigableMap<Long, ZoneId> zones) {

    static final long BEGINNING = Long.MIN_VALUE;
    static final int SLOT_SECONDS = 900;
    private static final int SLOTS_A_DAY = 96;
    private static final int WIDEST_OFFSET_SLOTS = 14 * 4;

    ZoneId at(Instant instant) {
        var zone = zones.floorEntry(instant.toEpochMilli());
        return zone == null ? ZoneOffset.UTC : zone.getValue();
    }

    LocalDate dateAt(Instant instant) {
        return LocalDate.ofInstant(instant, at(instant));
    }

    /** False for a date that the walker's calendar leaves out (Apia, 30 December 2011; flights over the date line). */
    boolean lived(LocalDate date) {
        return !slotsOf(date).isEmpty();
    }

    /** Epoch slot numbers of the date: not always 96, not always one run. */
    List<Long> slotsOf(LocalDate date) {
        long first = date.toEpochDay() * SLOTS_A_DAY - WIDEST_OFFSET_SLOTS;
        long last = (date.toEpochDay() + 1) * SLOTS_A_DAY + WIDEST_OFFSET_SLOTS;
        var slots = new ArrayList<Long>(SLOTS_A_DAY);
        for (long slot = first; slot <= last; slot++) {
            if (dateAt(Instant.ofEpochSecond(slot * SLOT_SECONDS)).equals(date)) {
                slots.add(slot);
            }
        }
        return slots;
    }
}
