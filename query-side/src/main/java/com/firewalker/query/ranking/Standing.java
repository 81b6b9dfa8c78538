package com.firewalker.query.ranking;

import java.util.Comparator;
import java.util.Locale;

/**
 * A walker's score on a board and the key that orders ties: whoever took the last ranked step earlier is first
 * (domain-rules.md 8.8). Members compare as bytes, descending, as Redis does.
 */
public record Standing(String walkerId, long score, long slot) {

    private static final long SLOT_CEILING = 999_999_999;
    private static final int DIGITS = 9;

    /** Best first. */
    public static final Comparator<Standing> ORDER = Comparator.comparingLong(Standing::score)
            .thenComparing(standing -> standing.member())
            .reversed();

    public String member() {
        return member(walkerId, slot);
    }

    public static String member(String walkerId, long slot) {
        return String.format(Locale.ROOT, "%09d:%s", SLOT_CEILING - slot, walkerId);
    }

    /** The standing that a member with this score stands for. */
    public static Standing of(String member, long score) {
        return new Standing(
                member.substring(DIGITS + 1), score, SLOT_CEILING - Long.parseLong(member.substring(0, DIGITS)));
    }
}
