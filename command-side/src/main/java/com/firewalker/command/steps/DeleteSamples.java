package com.firewalker.command.steps;

import com.firewalker.command.steps.sample.Tombstone;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Delete samples of one local day, known or not: what comes later with a lower version stays away. */
public record DeleteSamples(
        @TargetAggregateIdentifier String dayId,
        String walkerId,
        int date,
        List<Tombstone> tombstones,
        DaySettings settings) {

    public static DeleteSamples on(String walkerId, int date, List<Tombstone> tombstones, DaySettings settings) {
        return new DeleteSamples(DayId.of(walkerId, date), walkerId, date, tombstones, settings);
    }
}
