package com.firewalker.command.steps;

import com.firewalker.events.v1.SampleType;
import org.jspecify.annotations.Nullable;

/**
 * What a sample must be to be kept at all. Says why not, as a stable word; null where it may come in.
 * Source: domain-rules.md 3.1, 4.6, 5 P1, 7.1.
 */
final class Admission {

    static final int MAX_AGE_DAYS = 400;

    private Admission() {}

    /** @param today the walker's own date now */
    static @Nullable String refusal(Sample sample, long nowMillis, int today, boolean backfill, Plausibility policy) {
        String refusal = sample.hasTimes()
                ? refusalOfTimes(sample, nowMillis, policy)
                : refusalOfDate(sample.key().homeDate(), nowMillis);
        if (refusal != null) return refusal;
        if (sample.count() < 0) return "P1-count-negative";
        if (sample.count() > policy.maxSampleSteps()) return "P1-count-too-large";
        if (sample.type() == SampleType.SAMPLE_TYPE_COVERAGE && sample.count() != 0) return "coverage-has-count";
        return backfill || sample.key().homeDate() >= today - MAX_AGE_DAYS ? null : "older-than-400-days";
    }

    private static @Nullable String refusalOfTimes(Sample sample, long nowMillis, Plausibility policy) {
        if (!sample.offsets().isValid()) return "offset-invalid";
        if (sample.start() >= sample.end()) return "P1-end-not-after-start";
        if (sample.length() > policy.maxSampleMillis()) return "P1-longer-than-24-hours";
        if (sample.end() > nowMillis + policy.futureToleranceMillis()) return "P1-in-the-future";
        boolean counted = sample.type() == SampleType.SAMPLE_TYPE_INTERVAL;
        return counted && sample.isManual() && sample.isLongerThanSixHours() ? "manual-longer-than-6-hours" : null;
    }

    /** A daily total names a date only: it may be today's wherever on earth it is latest. */
    private static @Nullable String refusalOfDate(int date, long nowMillis) {
        return date > Slots.dateOf(Slots.at(nowMillis), Slots.MAX_OFFSET) ? "P1-in-the-future" : null;
    }
}
