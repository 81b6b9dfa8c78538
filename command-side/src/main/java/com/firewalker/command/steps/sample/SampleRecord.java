package com.firewalker.command.steps.sample;

import com.firewalker.events.v1.DeviceKind;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a day remembers of a sample: its highest version, alive with a content or deleted (a tombstone), and the other
 * dates any version of it ever had a part on, so that a correction reaches them. Source: domain-rules.md 2.3, 2.5.
 */
public final class SampleRecord {

    static final int[] NOWHERE = {};

    public final SampleKey key;
    public final long version;
    public final DeviceKind kind;
    public final @Nullable Sample sample;
    public final int[] spilledTo;

    /** This version counts whatever the limits say (domain-rules.md 5.1). */
    public final boolean granted;

    /** Shares per touched slot; null where there is one slot only, which has it all. */
    private final int @Nullable [] shares;

    private SampleRecord(
            SampleKey key, long version, DeviceKind kind, @Nullable Sample sample, int[] spilledTo, boolean granted) {
        this.key = key;
        this.version = version;
        this.kind = kind;
        this.sample = sample;
        this.spilledTo = spilledTo;
        this.granted = granted;
        this.shares = sample == null || sample.role().isDayEvidence() || sample.firstSlot() == sample.lastSlot()
                ? null
                : Split.shares(sample);
    }

    public static SampleRecord living(Sample sample, @Nullable SampleRecord before) {
        int[] touched = before == null ? NOWHERE : before.spilledTo;
        if (sample.spansDates()) {
            touched = withDatesOf(sample, touched);
        }
        return new SampleRecord(sample.key(), sample.version(), sample.kind(), sample, touched, false);
    }

    public static SampleRecord tombstone(SampleKey key, long version, @Nullable SampleRecord before) {
        return before == null
                ? new SampleRecord(key, version, DeviceKind.DEVICE_KIND_OTHER, null, NOWHERE, false)
                : new SampleRecord(key, version, before.kind, null, before.spilledTo, false);
    }

    private static int[] withDatesOf(Sample sample, int[] touched) {
        int[] dates = touched;
        for (long slot = sample.firstSlot() + 1; slot <= sample.lastSlot(); slot++) {
            int date = sample.dateAt(slot);
            if (date != sample.key().homeDate() && !contains(dates, date)) {
                dates = Arrays.copyOf(dates, dates.length + 1);
                dates[dates.length - 1] = date;
            }
        }
        Arrays.sort(dates);
        return dates;
    }

    private static boolean contains(int[] dates, int date) {
        for (int known : dates) {
            if (known == date) {
                return true;
            }
        }
        return false;
    }

    public SampleRecord grant() {
        return new SampleRecord(key, version, kind, sample, spilledTo, true);
    }

    public boolean isLive() {
        return sample != null;
    }

    /** Steps of the living sample in one of the slots it touches. */
    public int share(long slot) {
        Sample live = live();
        return shares == null ? live.count() : shares[(int) (slot - live.firstSlot())];
    }

    /** Steps of living day evidence on a date. */
    public int shareOn(int date) {
        return Split.onDate(live(), date);
    }

    public Sample live() {
        return Objects.requireNonNull(sample);
    }
}
