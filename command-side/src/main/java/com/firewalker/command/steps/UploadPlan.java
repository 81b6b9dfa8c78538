package com.firewalker.command.steps;

import com.firewalker.command.walker.Timeline;
import com.firewalker.events.v1.DeviceKind;
import com.firewalker.events.v1.SampleType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An upload divided by local date: what goes to which day, what moves away from which, and what is refused at once.
 * A sample without offset gets the walker's zone of that time, from here on for ever. Source: domain-rules.md 2.5, 3.2.
 */
final class UploadPlan {

    /** One day's samples, with their places in the upload. */
    static final class Batch {

        final List<Sample> samples = new ArrayList<>();
        final List<Integer> places = new ArrayList<>();
    }

    /** A sample that leaves another date as soon as its new one has taken it. */
    private record Move(int place, int from, Tombstone tombstone) {}

    final @Nullable ItemResult[] results;
    final SortedMap<Integer, Batch> batches = new TreeMap<>();

    private final List<Move> moves = new ArrayList<>();

    private final String device;
    private final DeviceKind kind;
    private final Timeline timeline;
    private final long nowMillis;
    private final boolean backfill;

    UploadPlan(
            String device,
            DeviceKind kind,
            List<Reading> readings,
            Timeline timeline,
            long nowMillis,
            boolean backfill) {
        this.device = device;
        this.kind = kind;
        this.timeline = timeline;
        this.nowMillis = nowMillis;
        this.backfill = backfill;
        this.results = new ItemResult[readings.size()];
        for (int place = 0; place < readings.size(); place++) place(place, readings.get(place));
    }

    private void place(int place, Reading reading) {
        String id = reading.id();
        if (reading.refusal() != null || id == null) {
            results[place] = ItemResult.rejected(reading.refusal() == null ? "id-missing" : reading.refusal());
            return;
        }
        Sample sample = sample(id, reading);
        String refusal = Admission.refusal(sample, nowMillis, backfill, Plausibility.V1);
        if (refusal != null) {
            results[place] = ItemResult.rejected(refusal);
            return;
        }
        int date = sample.key().homeDate();
        Batch batch = batches.computeIfAbsent(date, any -> new Batch());
        batch.samples.add(sample);
        batch.places.add(place);
        Integer from = reading.movedFrom();
        if (from != null && from != date) {
            moves.add(new Move(place, from, new Tombstone(new SampleKey(device, id, from), sample.version())));
        }
    }

    private Sample sample(String id, Reading reading) {
        boolean timed = reading.type() != SampleType.SAMPLE_TYPE_DAILY_TOTAL;
        Offsets offsets = timed ? offsets(reading) : Offsets.given(0);
        int date = timed ? Slots.dateOf(Slots.at(reading.start()), offsets.first()) : reading.date();
        return new Sample(
                new SampleKey(device, id, date),
                reading.version(),
                kind,
                reading.type(),
                reading.method(),
                reading.start(),
                reading.end(),
                offsets,
                reading.count());
    }

    private Offsets offsets(Reading reading) {
        int start = reading.startOffset();
        int end = reading.endOffset();
        if (start != Offsets.ABSENT) return end == Offsets.ABSENT ? Offsets.given(start) : Offsets.given(start, end);
        int zone = zoneOffset(reading.start());
        return end == Offsets.ABSENT ? Offsets.ofZone(zone, zoneOffset(reading.end() - 1)) : Offsets.endOnly(zone, end);
    }

    /** Offsets of long ago that are no quarter hours are none that a sample may have. */
    private int zoneOffset(long millis) {
        var instant = Instant.ofEpochMilli(millis);
        int seconds = timeline.zoneAt(instant).getRules().getOffset(instant).getTotalSeconds();
        return seconds % 900 == 0 ? seconds / 900 : Slots.MAX_OFFSET + 1;
    }

    /** What leaves which date: a sample that its new date refused stays where it is, so that it is never on neither. */
    SortedMap<Integer, List<Tombstone>> moves() {
        SortedMap<Integer, List<Tombstone>> leaving = new TreeMap<>();
        for (Move move : moves) {
            ItemResult result = results[move.place()];
            if (result != null && !result.refused()) {
                leaving.computeIfAbsent(move.from(), any -> new ArrayList<>()).add(move.tombstone());
            }
        }
        return leaving;
    }

    ItemResult[] finished() {
        return Arrays.copyOf(results, results.length, ItemResult[].class);
    }
}
