package com.firewalker.command.steps.sample;

/**
 * The quarter hours that can belong to one local date: 200 indexes, for offsets from -12:00 to +14:00.
 * Units: a slot is epochSeconds / 900, an offset is in quarter hours east of UTC. Source: domain-rules.md 3.1.
 */
public final class Slots {

    public static final int PER_DAY = 96;
    public static final int COUNT = 200;
    public static final long MILLIS = 900_000;
    public static final int MINUTES = 15;

    static final int MIN_OFFSET = -48;
    static final int MAX_OFFSET = 56;

    private Slots() {}

    public static long at(long epochMillis) {
        return Math.floorDiv(epochMillis, MILLIS);
    }

    public static int dateOf(long slot, int offsetQuarters) {
        return (int) Math.floorDiv(slot + offsetQuarters, (long) PER_DAY);
    }

    public static int index(long slot, int date) {
        return (int) (slot - (long) PER_DAY * date) + MAX_OFFSET;
    }

    public static long slot(int index, int date) {
        return (long) PER_DAY * date + relative(index);
    }

    /** The numbering of day events: slot minus 96 * epoch day. */
    public static int relative(int index) {
        return index - MAX_OFFSET;
    }

    public static int indexOfRelative(int relative) {
        return relative + MAX_OFFSET;
    }
}
