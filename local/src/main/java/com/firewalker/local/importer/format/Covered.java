package com.firewalker.local.importer.format;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.BitSet;

/** The quarter hours in which records of an export start, so that a summary stands in only where they are silent. */
final class Covered {

    private static final int QUARTER_SECONDS = 900;

    /** The year 2084: what says it is later says nothing of steps. */
    private static final int MOST = 4_000_000;

    private final BitSet quarters = new BitSet();

    void add(Instant at) {
        int quarter = quarter(at);
        if (quarter >= 0) {
            quarters.set(quarter);
        }
    }

    boolean has(LocalDate date, ZoneId zone) {
        int from = quarter(date.atStartOfDay(zone).toInstant());
        int next = from < 0 ? -1 : quarters.nextSetBit(from);
        return next >= 0 && next < quarter(date.plusDays(1).atStartOfDay(zone).toInstant());
    }

    private static int quarter(Instant at) {
        long quarter = Math.floorDiv(at.getEpochSecond(), (long) QUARTER_SECONDS);
        return quarter >= 0 && quarter < MOST ? (int) quarter : -1;
    }
}
