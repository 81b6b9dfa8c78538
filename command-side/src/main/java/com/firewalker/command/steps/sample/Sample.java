package com.firewalker.command.steps.sample;

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
public record Sample(
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
    public enum Role {
        FINE,
        COARSE,
        OVER_SIX_HOURS,
        COVERAGE,
        DAILY_TOTAL,

        /** An entry by hand without times: start and end are one. */
        INSTANT;

        /** True where steps were counted between two instants. */
        boolean isRecord() {
            return this == FINE || this == COARSE || this == OVER_SIX_HOURS;
        }

        /** True where it says something of the day and nothing of a slot. */
        public boolean isDayEvidence() {
            return this == OVER_SIX_HOURS || this == DAILY_TOTAL || this == INSTANT;
        }
    }

    public Role role() {
        return switch (type) {
            case SAMPLE_TYPE_COVERAGE -> Role.COVERAGE;
            case SAMPLE_TYPE_DAILY_TOTAL -> Role.DAILY_TOTAL;
            case SAMPLE_TYPE_INTERVAL, SAMPLE_TYPE_UNSPECIFIED, UNRECOGNIZED -> ofLength();
        };
    }

    private Role ofLength() {
        if (isLongerThanSixHours()) {
            return Role.OVER_SIX_HOURS;
        }
        if (length() == 0) {
            return Role.INSTANT;
        }
        return length() > COARSE_ABOVE_MILLIS ? Role.COARSE : Role.FINE;
    }

    boolean isLongerThanSixHours() {
        return length() > WHOLE_DAY_ABOVE_MILLIS;
    }

    public boolean isManual() {
        return method == SampleMethod.SAMPLE_METHOD_MANUAL || kind == DeviceKind.DEVICE_KIND_MANUAL;
    }

    public boolean hasTimes() {
        return type != SampleType.SAMPLE_TYPE_DAILY_TOTAL;
    }

    public long length() {
        return end - start;
    }

    public long firstSlot() {
        return Slots.at(start);
    }

    public long lastSlot() {
        return Slots.at(Math.max(start, end - 1));
    }

    /** The local date on which this slot of the sample counts: domain-rules.md 3.1, 3.2. */
    public int dateAt(long slot) {
        return dates == null ? key.homeDate() : dates.dateAt(slot, key.homeDate());
    }

    /** True where some of its slots are on the date, or it is of that date as a whole. */
    public boolean touches(int date) {
        if (dates == null) {
            return key.homeDate() == date;
        }
        for (long slot = firstSlot(); slot <= lastSlot(); slot++) {
            if (dateAt(slot) == date) {
                return true;
            }
        }
        return false;
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
