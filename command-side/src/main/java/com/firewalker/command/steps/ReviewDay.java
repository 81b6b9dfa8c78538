package com.firewalker.command.steps;

import com.firewalker.command.walker.Timeline;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Decide a day again because goal, preference or a kind of device changed; changes nothing where the day stays as it is. */
public record ReviewDay(@TargetAggregateIdentifier String dayId, String walkerId, int date, DaySettings settings) {

    public static ReviewDay on(String walkerId, LocalDate date, Timeline timeline) {
        return new ReviewDay(
                DayId.of(walkerId, date), walkerId, (int) date.toEpochDay(), DaySettings.of(timeline, date));
    }
}
