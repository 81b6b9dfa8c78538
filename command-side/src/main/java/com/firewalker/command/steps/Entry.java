package com.firewalker.command.steps;

import com.firewalker.events.v1.DeviceKind;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a day remembers of a sample: its highest version, alive with a content or deleted (a tombstone), and the other
 * dates any version of it ever had a part on, so that a correction reaches them. Source: domain-rules.md 2.3, 2.5.
 */
final class Entry {

    static final int[] NOWHERE = {};

    final SampleKey key;
    final long version;
    final DeviceKind kind;
    final @Nullable Sample sample;
    final int[] spilledTo;

    /** This version counts whatever the limits say (domain-rules.md 5.1). */
    final boolean granted;

    /** Shares per touched slot; null where there is one slot only, which has it all. */
    private final int @Nullable [] shares;

    private Entry(
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

    static Entry living(Sample sample, @Nullable Entry before) {
        int[] touched = before == null ? NOWHERE : before.spilledTo;
        if (sample.spansDates()) touched = withDatesOf(sample, touched);
        return new Entry(sample.key(), sample.version(), sample.kind(), sample, touched, false);
    }

    static Entry tombstone(SampleKey key, long version, @Nullable Entry before) {
        return before == null
                ? new Entry(key, version, DeviceKind.DEVICE_KIND_OTHER, null, NOWHERE, false)
                : new Entry(key, version, before.kind, null, before.spilledTo, false);
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
        for (int known : dates) if (known == date) return true;
        return false;
    }

    Entry grant() {
        return new Entry(key, version, kind, sample, spilledTo, true);
    }

    boolean isLive() {
        return sample != null;
    }

    /** Steps of the living sample in one of the slots it touches. */
    int share(long slot) {
        Sample live = live();
        return shares == null ? live.count() : shares[(int) (slot - live.firstSlot())];
    }

    /** Steps of living day evidence on a date. */
    int shareOn(int date) {
        return Split.onDate(live(), date);
    }

    Sample live() {
        return Objects.requireNonNull(sample);
    }
}
