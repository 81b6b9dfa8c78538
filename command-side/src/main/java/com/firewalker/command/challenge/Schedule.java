package com.firewalker.command.challenge;

import com.firewalker.events.v1.ChallengeDays;
import com.firewalker.events.v1.ChallengeSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * When a challenge runs, closes and is sealed.
 * A date is over everywhere at 12:00Z the day after. Source: domain-rules.md 7.2, 8.12.
 */
public record Schedule(Instant startsAt, Instant closesAt, Instant sealsAt) {

    /** Where a date begins first. */
    private static final ZoneOffset EARLIEST = ZoneOffset.ofHours(14);

    /** From the end of the last date at Greenwich until it has ended everywhere. */
    private static final Duration EVERYWHERE = Duration.ofHours(12);

    private static final Duration CLOSING = Duration.ofHours(24);

    public static Schedule of(ChallengeSettings settings) {
        ZoneId zone = settings.getDays() == ChallengeDays.CHALLENGE_DAYS_FIXED_ZONE
                ? ZoneId.of(settings.getTimeZone())
                : EARLIEST;
        Instant startsAt =
                LocalDate.ofEpochDay(settings.getFrom()).atStartOfDay(zone).toInstant();
        Instant closesAt = endedEverywhere(LocalDate.ofEpochDay(settings.getTo()));
        return new Schedule(startsAt, closesAt, closesAt.plus(CLOSING));
    }

    /** The last date that has ended everywhere by then. */
    public static LocalDate lastEnded(Instant at) {
        return LocalDate.ofInstant(at.minus(EVERYWHERE), ZoneOffset.UTC).minusDays(1);
    }

    private static Instant endedEverywhere(LocalDate date) {
        return date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().plus(EVERYWHERE);
    }

    public boolean hasStartedBy(Instant at) {
        return !at.isBefore(startsAt);
    }

    boolean hasEndedBy(Instant at) {
        return !at.isBefore(closesAt);
    }

    boolean isDueBy(Instant at) {
        return !at.isBefore(sealsAt);
    }
}
