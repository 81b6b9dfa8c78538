package com.firewalker.command.steps;

import com.firewalker.command.steps.sample.Sample;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Record what devices say of one local day; every sample is judged by itself. Dates: days since 1970-01-01.
 *
 * @param today the walker's own date now
 */
public record RecordSteps(
        @TargetAggregateIdentifier String dayId,
        String walkerId,
        int date,
        List<Sample> samples,
        DaySettings settings,
        long nowMillis,
        int today,
        boolean backfill) {

    public RecordSteps {
        for (Sample sample : samples) {
            if (sample.key().homeDate() != date) {
                throw new IllegalArgumentException("sample of another date");
            }
        }
    }

    public static RecordSteps on(
            String walkerId,
            int date,
            List<Sample> samples,
            DaySettings settings,
            long nowMillis,
            int today,
            boolean backfill) {
        return new RecordSteps(DayId.of(walkerId, date), walkerId, date, samples, settings, nowMillis, today, backfill);
    }
}
