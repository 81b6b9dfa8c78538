package com.firewalker.command.steps;

import com.firewalker.command.steps.sample.Grant;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Let everything count that was held on a day at some position, and nothing later (domain-rules.md 5.1). */
record ReleaseDay(
        @TargetAggregateIdentifier String dayId, String walkerId, int date, List<Grant> grants, DaySettings settings) {

    static ReleaseDay on(String walkerId, LocalDate date, List<Grant> grants, DaySettings settings) {
        return new ReleaseDay(DayId.of(walkerId, date), walkerId, (int) date.toEpochDay(), grants, settings);
    }
}
