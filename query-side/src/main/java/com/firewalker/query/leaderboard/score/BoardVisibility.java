package com.firewalker.query.leaderboard.score;

import com.firewalker.events.v1.Visibility;

/** Who sees a walker on boards (domain-rules.md 8.4); the number is what tables keep, the letter what Redis keeps. */
public enum BoardVisibility {
    PUBLIC(1, "P"),
    FRIENDS(2, "F"),
    PRIVATE(3, "N"),
    ERASED(9, "E");

    private final int number;
    private final String letter;

    BoardVisibility(int number, String letter) {
        this.number = number;
        this.letter = letter;
    }

    public int number() {
        return number;
    }

    public String letter() {
        return letter;
    }

    /**
     * Whether sealed boards show no name (domain-rules.md 7.4).
     * @param number 0 for a walker that nothing is known of any more
     */
    public static boolean hidesOnBoards(int number) {
        return number != PUBLIC.number;
    }

    /**
     * Whether challenges show no name: friends' boards hide nobody there, and whoever agreed to be shown is (8.13).
     * @param number 0 for a walker that nothing is known of yet
     */
    public static boolean hidesInChallenges(int number, boolean agreed) {
        return number >= PRIVATE.number && !agreed;
    }

    public static BoardVisibility of(Visibility visibility) {
        return switch (visibility) {
            case VISIBILITY_PUBLIC -> PUBLIC;
            case VISIBILITY_PRIVATE -> PRIVATE;
            case VISIBILITY_FRIENDS, VISIBILITY_UNSPECIFIED, UNRECOGNIZED -> FRIENDS;
        };
    }

    public static BoardVisibility of(int number) {
        for (BoardVisibility visibility : values()) {
            if (visibility.number == number) {
                return visibility;
            }
        }
        throw new IllegalArgumentException("no visibility has the number " + number);
    }

    public static BoardVisibility of(String letter) {
        for (BoardVisibility visibility : values()) {
            if (visibility.letter.equals(letter)) {
                return visibility;
            }
        }
        throw new IllegalArgumentException("no visibility has the letter " + letter);
    }
}
