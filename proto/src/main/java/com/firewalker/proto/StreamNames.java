package com.firewalker.proto;

import java.time.LocalDate;

/** How the ledger's streams are named: a kind, a slash, and whose it is. */
public final class StreamNames {

    /** What a walker-day's stream begins with: {@code day/{walkerId}/{localDate}}. */
    public static final String DAY = "day/";

    /** What a walker's stream begins with: {@code walker/{walkerId}}. */
    public static final String WALKER = "walker/";

    /** What a pair's stream begins with: {@code friendship/{a}:{b}}, the smaller id first. */
    public static final String FRIENDSHIP = "friendship/";

    /** What a challenge's stream begins with: {@code challenge/{challengeId}}. */
    public static final String CHALLENGE = "challenge/";

    /** What the stream of a walker in a challenge begins with: {@code membership/{challengeId}/{walkerId}}. */
    public static final String MEMBERSHIP = "membership/";

    /** What the stream of a global board's seal begins with: {@code seal/global/{period}/{first date}}. */
    public static final String SEAL = "seal/global/";

    private StreamNames() {}

    public static String day(String walkerId, LocalDate date) {
        return days(walkerId) + date;
    }

    /** The beginning of the names of all of a walker's days. */
    public static String days(String walkerId) {
        return DAY + walkerId + "/";
    }

    public static String walker(String walkerId) {
        return WALKER + walkerId;
    }

    public static String challenge(String challengeId) {
        return CHALLENGE + challengeId;
    }

    public static String membership(String challengeId, String walkerId) {
        return MEMBERSHIP + challengeId + "/" + walkerId;
    }

    /** @param period its word: day, week or month */
    public static String seal(String period, LocalDate from) {
        return SEAL + period + "/" + from;
    }
}
