package com.firewalker.command.steps;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Delete samples of one local day, known or not: what comes later with a lower version stays away. */
record DeleteSamples(
        @TargetAggregateIdentifier String dayId,
        String walkerId,
        int date,
        List<Tombstone> tombstones,
        DaySettings settings) {

    static DeleteSamples on(String walkerId, int date, List<Tombstone> tombstones, DaySettings settings) {
        return new DeleteSamples(DayId.of(walkerId, date), walkerId, date, tombstones, settings);
    }
}
