package com.firewalker.proto;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * When a period or a challenge closes and is sealed, from its last date (domain-rules.md 7.2, 8.12). It closes when that
 * date has ended everywhere.
 */
public record SealTimes(Instant closesAt, Instant sealsAt) {

    private static final Duration CLOSING = Duration.ofDays(1);

    /** 12:00 UTC of the day after, and a day later. */
    public static SealTimes of(LocalDate last) {
        Instant closes = last.plusDays(1).atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
        return new SealTimes(closes, closes.plus(CLOSING));
    }

    /** The last date that is due to be sealed at an instant. */
    public static LocalDate lastDue(Instant now) {
        Instant noon = now.minus(CLOSING).minus(Duration.ofHours(LocalTime.NOON.getHour()));
        return LocalDate.ofInstant(noon, ZoneOffset.UTC).minusDays(1);
    }

    /** Whether the seal would lie before the ledger's first event: history is never sealed. */
    public boolean isHistory(Instant firstEvent) {
        return sealsAt.isBefore(firstEvent);
    }

    public boolean hasEnded(Instant now) {
        return !now.isBefore(closesAt);
    }
}
