package com.firewalker.command.steps.sample;

import com.firewalker.command.walker.ZoneHistory;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The local dates of a sample's slots where they are not all its home date: from each run's first slot on the slots
 * are on that run's date. By the walker's zone history when the sample was recorded; frozen with it, as recorded days
 * never move. Source: domain-rules.md 3.1, 3.2, 3.4.
 */
public final class DateRuns {

    private static final int FIRST_CAPACITY = 8;

    /** Pairs of slot and date, by slot; the slots before the first pair are on the home date. */
    private long[] pairs = new long[FIRST_CAPACITY];

    private int size;

    private DateRuns() {}

    /** Null where all slots from the first to the last are on the first one's date. */
    public static @Nullable DateRuns of(ZoneHistory zones, long first, long last) {
        long at = zones.sameDateUntil(first);
        if (at > last) {
            return null;
        }
        var runs = new DateRuns();
        int date = zones.dateOf(first);
        for (; at <= last; at = zones.sameDateUntil(at)) {
            if (zones.dateOf(at) == date) {
                continue;
            }
            date = zones.dateOf(at);
            runs.add(at, date);
        }
        return runs.size == 0 ? null : runs;
    }

    /** As ledgers from before zone histories had it: an offset for the first slot, another for the later ones. */
    public static @Nullable DateRuns byOffsets(long first, long last, int firstOffset, int laterOffset) {
        var runs = new DateRuns();
        int date = Slots.dateOf(first, firstOffset);
        for (long slot = first + 1; slot <= last; slot++) {
            if (Slots.dateOf(slot, laterOffset) == date) {
                continue;
            }
            date = Slots.dateOf(slot, laterOffset);
            runs.add(slot, date);
        }
        return runs.size == 0 ? null : runs;
    }

    /** The numbers of an event: pairs of slots after the first one and days after the home date. */
    public static @Nullable DateRuns told(List<Integer> numbers, long first, int homeDate) {
        if (numbers.isEmpty()) {
            return null;
        }
        var runs = new DateRuns();
        for (int i = 0; i + 1 < numbers.size(); i += 2) {
            runs.add(first + numbers.get(i), homeDate + numbers.get(i + 1));
        }
        return runs;
    }

    public void tell(long first, int homeDate, IntConsumer numbers) {
        for (int i = 0; i < size; i += 2) {
            numbers.accept((int) (pairs[i] - first));
            numbers.accept((int) (pairs[i + 1] - homeDate));
        }
    }

    int dateAt(long slot, int homeDate) {
        int date = homeDate;
        for (int i = 0; i < size && pairs[i] <= slot; i += 2) {
            date = (int) pairs[i + 1];
        }
        return date;
    }

    private void add(long slot, int date) {
        if (size == pairs.length) {
            pairs = Arrays.copyOf(pairs, 2 * size);
        }
        pairs[size++] = slot;
        pairs[size++] = date;
    }
}
