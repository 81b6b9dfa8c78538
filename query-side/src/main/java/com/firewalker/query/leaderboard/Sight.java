package com.firewalker.query.leaderboard;

import com.firewalker.events.v1.Visibility;

/** Who sees a walker on boards (domain-rules.md 8.4); the number is what tables keep, the letter what Redis keeps. */
enum Sight {
    PUBLIC(1, "P"),
    FRIENDS(2, "F"),
    PRIVATE(3, "N"),
    ERASED(9, "E");

    private final int number;
    private final String letter;

    Sight(int number, String letter) {
        this.number = number;
        this.letter = letter;
    }

    int number() {
        return number;
    }

    String letter() {
        return letter;
    }

    static Sight of(Visibility visibility) {
        return switch (visibility) {
            case VISIBILITY_PUBLIC -> PUBLIC;
            case VISIBILITY_PRIVATE -> PRIVATE;
            case VISIBILITY_FRIENDS, VISIBILITY_UNSPECIFIED, UNRECOGNIZED -> FRIENDS;
        };
    }

    static Sight of(int number) {
        for (var sight : values()) {
            if (sight.number == number) {
                return sight;
            }
        }
        throw new IllegalArgumentException("no visibility has the number " + number);
    }
}
