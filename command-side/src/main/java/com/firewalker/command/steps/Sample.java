package com.firewalker.command.steps;

import com.firewalker.events.v1.DeviceKind;
import com.firewalker.events.v1.SampleMethod;
import com.firewalker.events.v1.SampleType;
import org.jspecify.annotations.Nullable;

/**
 * One version of what a device said. Units: steps; milliseconds since the epoch, [start, end).
 * A daily total has a home date and no times. Source: domain-rules.md 2.1.
 *
 * @param dates where the slots are not all on the home date
 */
record Sample(
        SampleKey key,
        long version,
        DeviceKind kind,
        SampleType type,
        SampleMethod method,
        long start,
        long end,
        Offsets offsets,
        @Nullable DateRuns dates,
        int count) {

    private static final long COARSE_ABOVE_MILLIS = Slots.MILLIS;
    private static final long WHOLE_DAY_ABOVE_MILLIS = 6 * 3_600_000L;

    /** What a sample is to the day it stands on: domain-rules.md 4.4, 4.5. */
    enum Role {
        FINE,
        COARSE,
        OVER_SIX_HOURS,
        COVERAGE,
        DAILY_TOTAL;

        /** True where steps were counted between two instants. */
        boolean isRecord() {
            return this == FINE || this == COARSE || this == OVER_SIX_HOURS;
        }
    }

    Role role() {
        return switch (type) {
            case SAMPLE_TYPE_COVERAGE -> Role.COVERAGE;
            case SAMPLE_TYPE_DAILY_TOTAL -> Role.DAILY_TOTAL;
            case SAMPLE_TYPE_INTERVAL, SAMPLE_TYPE_UNSPECIFIED, UNRECOGNIZED -> ofLength();
        };
    }

    private Role ofLength() {
        if (isLongerThanSixHours()) return Role.OVER_SIX_HOURS;
        return length() > COARSE_ABOVE_MILLIS ? Role.COARSE : Role.FINE;
    }

    boolean isLongerThanSixHours() {
        return length() > WHOLE_DAY_ABOVE_MILLIS;
    }

    boolean isManual() {
        return method == SampleMethod.SAMPLE_METHOD_MANUAL || kind == DeviceKind.DEVICE_KIND_MANUAL;
    }

    boolean hasTimes() {
        return type != SampleType.SAMPLE_TYPE_DAILY_TOTAL;
    }

    long length() {
        return end - start;
    }

    long firstSlot() {
        return Slots.at(start);
    }

    long lastSlot() {
        return Slots.at(end - 1);
    }

    /** The local date on which this slot of the sample counts: domain-rules.md 3.1, 3.2. */
    int dateAt(long slot) {
        return dates == null ? key.homeDate() : dates.dateAt(slot, key.homeDate());
    }

    boolean spansDates() {
        return dates != null;
    }

    /** Instants, not spellings; what kind the device is belongs to the device: domain-rules.md 2.2. */
    boolean sameContent(Sample other) {
        return type == other.type
                && method == other.method
                && isManual() == other.isManual()
                && count == other.count
                && start == other.start
                && end == other.end;
    }
}
