package com.firewalker.command.steps;

/**
 * The quarter hours that can belong to one local date: 200 indexes, for offsets from -12:00 to +14:00.
 * Units: a slot is epochSeconds / 900, an offset is in quarter hours east of UTC. Source: domain-rules.md 3.1.
 */
final class Slots {

    static final int PER_DAY = 96;
    static final int COUNT = 200;
    static final long MILLIS = 900_000;
    static final int MINUTES = 15;

    static final int MIN_OFFSET = -48;
    static final int MAX_OFFSET = 56;

    private Slots() {}

    static long at(long epochMillis) {
        return Math.floorDiv(epochMillis, MILLIS);
    }

    static int dateOf(long slot, int offsetQuarters) {
        return (int) Math.floorDiv(slot + offsetQuarters, (long) PER_DAY);
    }

    static int index(long slot, int date) {
        return (int) (slot - (long) PER_DAY * date) + MAX_OFFSET;
    }

    static long slot(int index, int date) {
        return (long) PER_DAY * date + relative(index);
    }

    /** The numbering of day events: slot minus 96 * epoch day. */
    static int relative(int index) {
        return index - MAX_OFFSET;
    }

    static int indexOfRelative(int relative) {
        return relative + MAX_OFFSET;
    }
}
