package com.firewalker.command.steps;

/**
 * Where on earth a sample was taken: the offsets it brought, and those in force for its first slot and the later ones.
 * Units: quarter hours east of UTC. Frozen when recorded. Source: domain-rules.md 3.2.
 */
record Offsets(int givenStart, int givenEnd, int first, int after) {

    static final int ABSENT = Integer.MIN_VALUE;

    private static final Offsets[] CONSTANT = constants();

    /** Both ends were given; the same one twice is the same as one. */
    static Offsets given(int start, int end) {
        return start == end ? given(start) : new Offsets(start, end, start, end);
    }

    static Offsets given(int start) {
        return isValid(start) ? CONSTANT[start - Slots.MIN_OFFSET] : new Offsets(start, ABSENT, start, start);
    }

    /** Only the end was given; the walker's zone says what held at the start. */
    static Offsets endOnly(int zoneAtStart, int end) {
        return new Offsets(ABSENT, end, zoneAtStart, end);
    }

    /** Nothing was given; the walker's zone says what held at both ends. */
    static Offsets ofZone(int atStart, int atEnd) {
        return new Offsets(ABSENT, ABSENT, atStart, atEnd);
    }

    boolean isValid() {
        return isValid(first) && isValid(after);
    }

    boolean sameGiven(Offsets other) {
        return givenStart == other.givenStart && givenEnd == other.givenEnd;
    }

    private static boolean isValid(int offset) {
        return offset >= Slots.MIN_OFFSET && offset <= Slots.MAX_OFFSET;
    }

    private static Offsets[] constants() {
        var all = new Offsets[Slots.MAX_OFFSET - Slots.MIN_OFFSET + 1];
        for (int i = 0; i < all.length; i++) {
            int offset = i + Slots.MIN_OFFSET;
            all[i] = new Offsets(offset, ABSENT, offset, offset);
        }
        return all;
    }
}
