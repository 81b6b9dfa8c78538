package com.firewalker.command.steps;

import com.firewalker.command.walker.Timeline;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Set the goal of a day that is being lived; refused once its goal is reached (domain-rules.md 6.1). */
public record ChangeDayGoal(
        @TargetAggregateIdentifier String dayId, String walkerId, int date, int goal, long dayEndsAtMillis) {

    public ChangeDayGoal {
        if (goal < 1 || goal > 100_000) {
            throw new IllegalArgumentException("goal must be 1 to 100000: " + goal);
        }
    }

    public static ChangeDayGoal on(String walkerId, LocalDate date, int goal, Timeline timeline) {
        long endsAtMillis = timeline.zones().endOf(date).toEpochMilli();
        return new ChangeDayGoal(DayId.of(walkerId, date), walkerId, (int) date.toEpochDay(), goal, endsAtMillis);
    }
}
