package com.firewalker.command.steps;

import com.firewalker.command.steps.sample.Spill;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Take over parts of samples whose start lies on another local date, as that date decided them. */
public record RecordSpills(
        @TargetAggregateIdentifier String dayId, String walkerId, int date, List<Spill> spills, DaySettings settings) {

    public static RecordSpills on(String walkerId, int date, List<Spill> spills, DaySettings settings) {
        return new RecordSpills(DayId.of(walkerId, date), walkerId, date, spills, settings);
    }
}
