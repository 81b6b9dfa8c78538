package com.firewalker.notification.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.events.v1.DayGoalReached;
import com.firewalker.events.v1.FriendshipRequested;
import com.firewalker.events.v1.StepsRecorded;
import com.firewalker.events.v1.WalkerErased;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** api.md 1: dates lie between 1970-01-01 and 400 days from today; zones add two days. */
class KnownDatesTest {

    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
    private static final long TODAY = LocalDate.of(2026, 5, 4).toEpochDay();

    @Test
    void holdsTheDaysFrom1970OnUntilAYearAhead() {
        assertThat(KnownDates.holdsDay(0, NOON)).isTrue();
        assertThat(KnownDates.holdsDay(-1, NOON)).isFalse();
        assertThat(KnownDates.holdsDay(TODAY + 402, NOON)).isTrue();
        assertThat(KnownDates.holdsDay(TODAY + 403, NOON)).isFalse();
        assertThat(KnownDates.holdsDay(LocalDate.of(12_000, 1, 1).toEpochDay(), NOON))
                .isFalse();
    }

    @Test
    void looksAtEveryDateOfAnEvent() {
        StepsRecorded.Builder steps = StepsRecorded.newBuilder().setLocalDate((int) TODAY);
        assertThat(KnownDates.holds(steps.build(), NOON)).isTrue();
        assertThat(KnownDates.holds(steps.setLocalDate(Integer.MAX_VALUE).build(), NOON))
                .isFalse();
        DayGoalReached.Builder goal =
                DayGoalReached.newBuilder().setLocalDate((int) TODAY).setDayEndsAtMillis(NOON.toEpochMilli());
        assertThat(KnownDates.holds(goal.build(), NOON)).isTrue();
        assertThat(KnownDates.holds(goal.setDayEndsAtMillis(Long.MAX_VALUE).build(), NOON))
                .isFalse();
        FriendshipRequested.Builder asked = FriendshipRequested.newBuilder()
                .setRequestedAtMillis(NOON.plus(Duration.ofDays(500)).toEpochMilli());
        assertThat(KnownDates.holds(asked.build(), NOON)).isFalse();
        assertThat(KnownDates.holds(WalkerErased.getDefaultInstance(), NOON)).isTrue();
    }
}
