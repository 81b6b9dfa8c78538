package com.firewalker.command.steps.upload;

import com.firewalker.command.steps.sample.DateRuns;
import com.firewalker.command.steps.sample.ItemResult;
import com.firewalker.command.steps.sample.Offsets;
import com.firewalker.command.steps.sample.Plausibility;
import com.firewalker.command.steps.sample.Sample;
import com.firewalker.command.steps.sample.SampleKey;
import com.firewalker.command.steps.sample.SampleValidation;
import com.firewalker.command.steps.sample.Slots;
import com.firewalker.command.steps.sample.Tombstone;
import com.firewalker.command.walker.Timeline;
import com.firewalker.events.v1.DeviceKind;
import com.firewalker.events.v1.SampleType;
import com.firewalker.proto.ReasonWord;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An upload divided by local date: what goes to which day, what moves away from which, and what is refused at once.
 * The walker's zone history alone says the dates, however the times are written. Source: domain-rules.md 2.5, 3.1.
 */
public final class UploadPlan {

    /** One day's samples, with their places in the upload. */
    public static final class Batch {

        public final List<Sample> samples = new ArrayList<>();
        final List<Integer> places = new ArrayList<>();
    }

    /** A sample that leaves another date as soon as its new one has taken it. */
    private record Move(int place, int from, Tombstone tombstone) {}

    final @Nullable ItemResult[] results;
    public final SortedMap<Integer, Batch> batches = new TreeMap<>();

    private final List<Move> moves = new ArrayList<>();

    private final String device;
    private final DeviceKind kind;
    private final Timeline timeline;
    private final long nowMillis;
    private final int today;
    private final boolean backfill;

    public UploadPlan(
            String device,
            DeviceKind kind,
            List<ParsedSample> readings,
            Timeline timeline,
            long nowMillis,
            boolean backfill) {
        this.device = device;
        this.kind = kind;
        this.timeline = timeline;
        this.nowMillis = nowMillis;
        this.today = timeline.zones().dateOf(Slots.at(nowMillis));
        this.backfill = backfill;
        this.results = new ItemResult[readings.size()];
        for (int place = 0; place < readings.size(); place++) {
            place(place, readings.get(place));
        }
    }

    private void place(int place, ParsedSample reading) {
        String id = reading.id();
        if (reading.refusal() != null || id == null) {
            results[place] = ItemResult.rejected(reading.refusal() == null ? ReasonWord.ID_MISSING : reading.refusal());
            return;
        }
        Sample sample = sample(id, reading);
        ReasonWord refusal = SampleValidation.refusal(sample, nowMillis, today, backfill, Plausibility.V1);
        if (refusal != null) {
            results[place] = ItemResult.rejected(refusal);
            return;
        }
        int date = sample.key().homeDate();
        Integer from = reading.movedFrom();
        refusal = from == null ? null : SampleValidation.refusalOfDate(from, nowMillis, today, backfill);
        if (refusal != null) {
            results[place] = ItemResult.rejected(refusal);
            return;
        }
        Batch batch = batches.computeIfAbsent(date, any -> new Batch());
        batch.samples.add(sample);
        batch.places.add(place);
        if (from != null && from != date) {
            moves.add(new Move(place, from, new Tombstone(new SampleKey(device, id, from), sample.version())));
        }
    }

    private Sample sample(String id, ParsedSample reading) {
        boolean timed = reading.type() != SampleType.SAMPLE_TYPE_DAILY_TOTAL;
        long first = Slots.at(reading.start());
        int date = timed ? timeline.zones().dateOf(first) : reading.date();
        return new Sample(
                new SampleKey(device, id, date),
                reading.version(),
                kindOn(date),
                reading.type(),
                reading.method(),
                reading.start(),
                reading.end(),
                Offsets.written(reading.startOffset(), reading.endOffset()),
                timed ? dates(first, reading) : null,
                reading.count());
    }

    /** Of a record longer than any day the dates do not matter: it is refused. */
    private @Nullable DateRuns dates(long first, ParsedSample reading) {
        long last = Math.min(Slots.at(reading.end() - 1), first + Slots.COUNT);
        return DateRuns.of(timeline.zones(), first, last);
    }

    /** What the device is, whatever this upload calls it; an upload of manual entries says what they are itself. */
    private DeviceKind kindOn(int date) {
        return kind == DeviceKind.DEVICE_KIND_MANUAL
                ? kind
                : timeline.kindOn(device, LocalDate.ofEpochDay(date)).orElse(kind);
    }

    int today() {
        return today;
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
