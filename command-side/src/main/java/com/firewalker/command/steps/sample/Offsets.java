package com.firewalker.command.steps.sample;

/**
 * With which offsets a sample's times were written: evidence that is kept and decides nothing, neither the date nor
 * whether two samples are the same. Units: quarter hours east of UTC. Source: domain-rules.md 2.2, 3.1.
 */
public record Offsets(int start, int end) {

    /** Written as Z: an instant and no place. */
    public static final int ABSENT = Integer.MIN_VALUE;

    public static final Offsets NONE = new Offsets(ABSENT, ABSENT);

    private static final Offsets[] CONSTANT = constants();

    public static Offsets written(int start, int end) {
        if (start != end || !isOnEarth(start)) {
            return start == end && start == ABSENT ? NONE : new Offsets(start, end);
        }
        return CONSTANT[start - Slots.MIN_OFFSET];
    }

    public boolean isValid() {
        return (start == ABSENT || isOnEarth(start)) && (end == ABSENT || isOnEarth(end));
    }

    private static boolean isOnEarth(int offset) {
        return offset >= Slots.MIN_OFFSET && offset <= Slots.MAX_OFFSET;
    }

    private static Offsets[] constants() {
        var all = new Offsets[Slots.MAX_OFFSET - Slots.MIN_OFFSET + 1];
        for (int i = 0; i < all.length; i++) {
            all[i] = new Offsets(i + Slots.MIN_OFFSET, i + Slots.MIN_OFFSET);
        }
        return all;
    }
}
