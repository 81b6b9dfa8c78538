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
}
