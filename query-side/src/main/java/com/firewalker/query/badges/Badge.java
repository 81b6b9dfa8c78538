package com.firewalker.query.badges;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What can be earned: a kind and how much of it. Its word is part of the public contract. */
record Badge(Kind kind, int threshold) {

    /** Dates on end with the goal reached; steps of a lifetime; steps of one day. */
    enum Kind {
        STREAK(7, 30, 100, 365),
        LIFETIME(100_000, 500_000, 1_000_000, 5_000_000, 10_000_000),
        DAY(10_000, 20_000, 30_000, 50_000);

        private final List<Badge> badges;

        Kind(int... thresholds) {
            badges = Arrays.stream(thresholds)
                    .mapToObj(threshold -> new Badge(this, threshold))
                    .toList();
        }

        List<Badge> badges() {
            return badges;
        }
    }

    /** Apart, so that kinds and badges can be loaded in any order. */
    private static final class Words {
        static final Map<String, Badge> ALL = Arrays.stream(Kind.values())
                .flatMap(kind -> kind.badges().stream())
                .collect(Collectors.toUnmodifiableMap(Badge::word, Function.identity()));
    }

    String word() {
        return kind.name().toLowerCase(Locale.ROOT) + "-" + threshold;
    }

    static Badge of(String word) {
        Badge badge = Words.ALL.get(word);
        if (badge == null) {
            throw new IllegalArgumentException("no badge: " + word);
        }
        return badge;
    }
}
