package com.firewalker.command.steps.sample;

import com.firewalker.events.v1.SampleType;
import com.firewalker.proto.ReasonWord;
import org.jspecify.annotations.Nullable;

/**
 * What a sample must be to be kept at all. Says why not; null where it may come in.
 * Source: domain-rules.md 3.1, 4.6, 5 P1, 7.1.
 */
public final class SampleValidation {

    public static final int MAX_AGE_DAYS = 400;

    private SampleValidation() {}

    /** @param today the walker's own date now */
    public static @Nullable ReasonWord refusal(
            Sample sample, long nowMillis, int today, boolean backfill, Plausibility policy) {
        ReasonWord refusal = sample.hasTimes()
                ? refusalOfTimes(sample, nowMillis, policy)
                : refusalOfDate(sample.key().homeDate(), nowMillis);
        if (refusal != null) {
            return refusal;
        }
        if (sample.count() < 0) {
            return ReasonWord.P1_COUNT_NEGATIVE;
        }
        if (sample.count() > policy.maxSampleSteps()) {
            return ReasonWord.P1_COUNT_TOO_LARGE;
        }
        if (sample.type() == SampleType.SAMPLE_TYPE_COVERAGE && sample.count() != 0) {
            return ReasonWord.COVERAGE_HAS_COUNT;
        }
        return backfill || sample.key().homeDate() >= today - MAX_AGE_DAYS ? null : ReasonWord.OLDER_THAN_400_DAYS;
    }

    /** Of a date that a sample moves away from or is deleted on: it obeys 7.1 like a sample's own. */
    public static @Nullable ReasonWord refusalOfDate(long date, long nowMillis, int today, boolean backfill) {
        ReasonWord refusal = refusalOfDate(date, nowMillis);
        if (refusal != null) {
            return refusal;
        }
        return backfill || date >= today - MAX_AGE_DAYS ? null : ReasonWord.OLDER_THAN_400_DAYS;
    }

    private static @Nullable ReasonWord refusalOfTimes(Sample sample, long nowMillis, Plausibility policy) {
        if (!sample.offsets().isValid()) {
            return ReasonWord.OFFSET_INVALID;
        }
        if (endsTooEarly(sample)) {
            return ReasonWord.P1_END_NOT_AFTER_START;
        }
        if (sample.length() > policy.maxSampleMillis()) {
            return ReasonWord.P1_LONGER_THAN_24_HOURS;
        }
        if (isInTheFuture(sample, nowMillis + policy.futureToleranceMillis())) {
            return ReasonWord.P1_IN_THE_FUTURE;
        }
        boolean counted = sample.type() == SampleType.SAMPLE_TYPE_INTERVAL;
        return counted && sample.isManual() && sample.isLongerThanSixHours()
                ? ReasonWord.MANUAL_LONGER_THAN_6_HOURS
                : null;
    }

    /** An entry by hand may have no length: it is of its date. */
    private static boolean endsTooEarly(Sample sample) {
        boolean byHand = sample.isManual() && sample.type() == SampleType.SAMPLE_TYPE_INTERVAL;
        return byHand ? sample.start() > sample.end() : sample.start() >= sample.end();
    }

    /** Day evidence that has begun may end with the local date of its start: a record of "today". */
    private static boolean isInTheFuture(Sample sample, long soonMillis) {
        boolean ofToday = sample.role() == Sample.Role.OVER_SIX_HOURS && !sample.spansDates();
        return (ofToday ? sample.start() : sample.end()) > soonMillis;
    }

    /** A daily total names a date only: it may be today's wherever on earth it is latest. */
    private static @Nullable ReasonWord refusalOfDate(long date, long nowMillis) {
        return date > Slots.dateOf(Slots.at(nowMillis), Slots.MAX_OFFSET) ? ReasonWord.P1_IN_THE_FUTURE : null;
    }
}
