package com.firewalker.command.steps;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Take over parts of samples whose start lies on another local date, as that date decided them. */
record RecordSpills(
        @TargetAggregateIdentifier String dayId, String walkerId, int date, List<Spill> spills, DaySettings settings) {

    static RecordSpills on(String walkerId, int date, List<Spill> spills, DaySettings settings) {
        return new RecordSpills(DayId.of(walkerId, date), walkerId, date, spills, settings);
    }
}
