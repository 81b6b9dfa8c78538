package com.firewalker.query.day;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.query.day.Streak.Milestone;
import com.firewalker.query.day.settings.ZoneTimeline;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Streaks (domain-rules.md 6.3, 6.4). */
class StreakTest {

    private static final Set<Integer> SEVEN = Set.of(7, 14);

    private final TreeMap<LocalDate, Boolean> marks = new TreeMap<>();

    @Test
    void countsThreeDatesReachedWhileTheFourthIsOpen() {
        reached(1, 2, 3);

        assertThat(streak().endingOn(may(4), may(4))).isEqualTo(3);
    }

    @Test
    void countsTodayOnceItIsReached() {
        reached(1, 2, 3, 4);

        assertThat(streak().endingOn(may(4), may(4))).isEqualTo(4);
    }

    @Test
    void isOpenAlsoWhereTodayHasStepsButNotEnough() {
        reached(1, 2, 3);
        marks.put(may(4), false);

        assertThat(streak().endingOn(may(4), may(4))).isEqualTo(3);
    }

    @Test
    void breaksWhereADateWasMissed() {
        reached(1, 2, 3);
        marks.put(may(4), false);

        assertThat(streak().endingOn(may(5), may(5))).isZero();
        assertThat(streak().endingOn(may(4), may(5))).isZero();
        assertThat(streak().endingOn(may(3), may(5))).isEqualTo(3);
    }

    @Test
    void healsWhenLateDataArrives() {
        reached(1, 2, 4, 5);
        assertThat(streak().endingOn(may(5), may(5))).isEqualTo(2);

        reached(3);
        assertThat(streak().endingOn(may(5), may(5))).isEqualTo(5);
        assertThat(streak().best()).isEqualTo(5);
    }

    @Test
    void passesOverADateThatApiaNeverLived() {
        var apia = new TreeMap<Long, ZoneId>();
        apia.put(ZoneTimeline.BEGINNING, ZoneId.of("Pacific/Apia"));
        var zones = new ZoneTimeline(apia);
        marks.put(LocalDate.of(2011, 12, 29), true);
        marks.put(LocalDate.of(2011, 12, 31), true);

        var streak = new Streak(marks, zones::lived);

        assertThat(zones.lived(LocalDate.of(2011, 12, 30))).isFalse();
        assertThat(streak.endingOn(LocalDate.of(2011, 12, 31), LocalDate.of(2011, 12, 31)))
                .isEqualTo(2);
        assertThat(streak.best()).isEqualTo(2);
    }

    @Test
    void aHealedGapLengthensTheRunBehindIt() {
        reached(1, 2, 3, 4, 5, 6, 7, 8);

        assertThat(streak().milestones(may(3), SEVEN)).containsExactly(new Milestone(7, may(7)));
        assertThat(streak().milestones(may(7), SEVEN)).containsExactly(new Milestone(7, may(7)));
        assertThat(streak().milestones(may(8), SEVEN)).isEmpty();
    }

    @Test
    void noRunGoesOnBehindADateThatWasMissedOrHasNoSteps() {
        reached(1, 2, 3, 4, 5, 7, 8);
        assertThat(streak().milestones(may(5), SEVEN)).isEmpty();

        marks.put(may(6), false);
        assertThat(streak().milestones(may(5), SEVEN)).isEmpty();
        assertThat(streak().milestones(may(6), SEVEN)).isEmpty();
    }

    @Test
    void aDateThatWasNotLivedIsPassedOver() {
        reached(1, 2, 3, 4, 5, 7, 8);

        assertThat(new Streak(marks, date -> !date.equals(may(6))).milestones(may(5), SEVEN))
                .containsExactly(new Milestone(7, may(8)));
    }

    @Test
    void knowsHowManyQuarterHoursADateHas() {
        assertThat(slots("Europe/Berlin", "2026-03-29")).isEqualTo(92);
        assertThat(slots("Europe/Berlin", "2026-10-25")).isEqualTo(100);
        assertThat(slots("Australia/Lord_Howe", "2026-04-05")).isEqualTo(98);
        assertThat(slots("Pacific/Apia", "2011-12-30")).isZero();
        assertThat(slots("UTC", "2026-05-04")).isEqualTo(96);
    }

    private static int slots(String zone, String date) {
        var zones = new TreeMap<Long, ZoneId>();
        zones.put(ZoneTimeline.BEGINNING, ZoneId.of(zone));
        return new ZoneTimeline(zones).slotsOf(LocalDate.parse(date)).size();
    }

    private Streak streak() {
        return new Streak(marks, date -> true);
    }

    private void reached(int... days) {
        for (int day : days) {
            marks.put(may(day), true);
        }
    }

    private static LocalDate may(int day) {
        return LocalDate.of(2026, 5, day);
    }
}
