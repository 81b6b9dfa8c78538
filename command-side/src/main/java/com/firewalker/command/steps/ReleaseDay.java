package com.firewalker.command.steps;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Let everything count that is held on a day, after an appeal (domain-rules.md 5.1). */
public record ReleaseDay(@TargetAggregateIdentifier String dayId, String walkerId, int date, DaySettings settings) {

    public static ReleaseDay on(String walkerId, LocalDate date, int goal, List<String> preference) {
        return new ReleaseDay(
                DayId.of(walkerId, date), walkerId, (int) date.toEpochDay(), new DaySettings(goal, preference));
    }
}
