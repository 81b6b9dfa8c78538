package com.firewalker.command.steps;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Decide a day again because goal or preference changed; changes nothing where the day stays as it is. */
public record ReviewDay(@TargetAggregateIdentifier String dayId, String walkerId, int date, DaySettings settings) {

    public static ReviewDay on(String walkerId, LocalDate date, int goal, List<String> preference) {
        return new ReviewDay(
                DayId.of(walkerId, date), walkerId, (int) date.toEpochDay(), new DaySettings(goal, preference));
    }
}
