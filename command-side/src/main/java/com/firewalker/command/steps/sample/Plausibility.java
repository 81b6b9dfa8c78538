package com.firewalker.command.steps.sample;

/**
 * The limits of what can be walked, as one version of the policy. New limits are a new version.
 * Units: steps, unless named otherwise. Source: domain-rules.md 5.
 */
public record Plausibility(
        int version,
        int maxSampleSteps,
        long maxSampleMillis,
        long futureToleranceMillis,
        long cadenceFromMillis,
        int maxStepsPerMinute,
        int rankedSlot,
        int rankedFourSlots,
        int heldTwentyFourSlots,
        int rankedDay,
        int heldDay,
        int rankedActiveMinutes,
        int monotoneMinutes,
        int monotoneFromSteps,
        int monotoneVarianceTimesFour) {

    public static final Plausibility V1 = new Plausibility(
            1,
            1_000_000,
            24 * 3_600_000L,
            5 * 60_000L,
            60_000,
            300,
            3_300,
            12_000,
            50_000,
            60_000,
            150_000,
            1_080,
            60,
            60,
            9);

    public static final int FOUR_SLOTS = 4;
    public static final int TWENTY_FOUR_SLOTS = 24;
    public static final long MINUTE_MILLIS = 60_000;

    /** P2: more steps a minute than anybody can take, said by a device. */
    public boolean isTooFast(Sample sample) {
        return !sample.isManual()
                && sample.role().isRecord()
                && sample.length() >= cadenceFromMillis
                && sample.count() * MINUTE_MILLIS > maxStepsPerMinute * sample.length();
    }

    /** P8: so even that a machine walks; sum and sum of squares are over monotoneMinutes minutes. */
    public boolean isMonotone(long sum, long sumOfSquares) {
        long n = monotoneMinutes;
        return 4 * (n * sumOfSquares - sum * sum) < monotoneVarianceTimesFour * n * n;
    }
}
