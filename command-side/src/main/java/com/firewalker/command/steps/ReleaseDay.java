package com.firewalker.command.steps;

import com.firewalker.command.walker.Timeline;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Let everything count that is held on a day, after an appeal (domain-rules.md 5.1). */
public record ReleaseDay(@TargetAggregateIdentifier String dayId, String walkerId, int date, DaySettings settings) {

    public static ReleaseDay on(String walkerId, LocalDate date, Timeline timeline) {
        return new ReleaseDay(
                DayId.of(walkerId, date), walkerId, (int) date.toEpochDay(), DaySettings.of(timeline, date));
    }
}
