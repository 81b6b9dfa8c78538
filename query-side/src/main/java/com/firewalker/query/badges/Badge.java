package com.firewalker.query.badges;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/** What can be earned: a kind and how much of it. Its word is part of the public contract. */
record Badge(Kind kind, int threshold) {

    /** Dates on end with the goal reached; steps of a lifetime; steps of one day. */
    enum Kind {
        STREAK(7, 30, 100, 365),
        LIFETIME(100_000, 500_000, 1_000_000, 5_000_000, 10_000_000),
        DAY(10_000, 20_000, 30_000, 50_000);

        private final int[] thresholds;

        Kind(int... thresholds) {
            this.thresholds = thresholds;
        }

        Stream<Badge> badges() {
            return Arrays.stream(thresholds).mapToObj(threshold -> new Badge(this, threshold));
        }
    }

    String word() {
        return kind.name().toLowerCase(Locale.ROOT) + "-" + threshold;
    }

    static Badge of(String word) {
        var dash = word.indexOf('-');
        var kind = Kind.valueOf(word.substring(0, dash).toUpperCase(Locale.ROOT));
        return new Badge(kind, Integer.parseInt(word.substring(dash + 1)));
    }
}
