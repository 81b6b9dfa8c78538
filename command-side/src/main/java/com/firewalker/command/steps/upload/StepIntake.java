package com.firewalker.command.steps.upload;

import com.firewalker.command.device.Devices;
import com.firewalker.command.steps.DayAnswer;
import com.firewalker.command.steps.DaySettings;
import com.firewalker.command.steps.DeleteSamples;
import com.firewalker.command.steps.RecordSpills;
import com.firewalker.command.steps.RecordSteps;
import com.firewalker.command.steps.sample.SampleKey;
import com.firewalker.command.steps.sample.SampleValidation;
import com.firewalker.command.steps.sample.Slots;
import com.firewalker.command.steps.sample.Tombstone;
import com.firewalker.command.walker.SetDeviceKind;
import com.firewalker.command.walker.Timeline;
import com.firewalker.command.walker.WalkerTimeline;
import com.firewalker.platform.ledger.lane.Commands;
import com.firewalker.platform.ledger.store.LedgerHead;
import com.firewalker.platform.web.Refusal;
import com.firewalker.proto.ReasonWord;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;

/**
 * Sends an upload to the days it concerns and puts their answers together. A sample's other dates hear of it after its
 * own date and before the client does; if that fails, the client's repetition makes up for it. Source: domain-rules.md 2.4, 2.5, 3.3.
 */
@Component
class StepIntake {

    private final Commands commands;
    private final WalkerTimeline walkers;
    private final LedgerHead head;
    private final SampleSearch search;
    private final ZoneInference whereabouts;
    private final Devices devices;
    private final Clock clock;

    StepIntake(
            Commands commands,
            WalkerTimeline walkers,
            LedgerHead head,
            SampleSearch search,
            ZoneInference whereabouts,
            Devices devices,
            Clock clock) {
        this.commands = commands;
        this.walkers = walkers;
        this.head = head;
        this.search = search;
        this.whereabouts = whereabouts;
        this.devices = devices;
        this.clock = clock;
    }

    CompletableFuture<UploadAnswer> upload(
            String walkerId, Uploader device, List<ParsedSample> readings, boolean backfill) {
        long now = clock.millis();
        Timeline timeline = whereabouts.after(walkerId, timeline(walkerId), device, readings, now);
        var plan = new UploadPlan(device.id(), device.kind(), readings, timeline, now, backfill);
        if (plan.batches.isEmpty()) {
            return CompletableFuture.completedFuture(
                    new UploadAnswer(List.of(plan.finished()), List.of(), head.position()));
        }
        var gathered = new UploadResults();
        CompletableFuture<?> introduced = introduce(walkerId, device, timeline, gathered);
        return record(walkerId, plan, timeline, now, backfill, gathered)
                .thenCombine(introduced, (recorded, known) -> known)
                .thenCompose(recorded -> send(
                        plan.moves(),
                        (date, gone) -> DeleteSamples.on(walkerId, date, gone, settings(timeline, date)),
                        gathered))
                .thenCompose(moved -> spread(walkerId, timeline, gathered))
                .thenApply(spread -> new UploadAnswer(List.of(plan.finished()), gathered.days(), gathered.position()));
    }

    /** The first upload of a device says what kind it is; later ones only that they were there (4.1). */
    private CompletableFuture<?> introduce(
            String walkerId, Uploader device, Timeline timeline, UploadResults gathered) {
        if (!device.isDevice()) {
            return CompletableFuture.completedFuture(null);
        }
        devices.uploaded(walkerId, device.id(), device.model());
        return timeline.kindOn(device.id(), LocalDate.MAX).isPresent()
                ? CompletableFuture.completedFuture(null)
                : commands.send(new SetDeviceKind(walkerId, device.id(), device.kind(), null))
                        .thenAccept(set -> gathered.reached(set.position()));
    }

    /** Without a date the sample is looked for; what is found nowhere is refused. */
    CompletableFuture<UploadAnswer> delete(
            String walkerId, String device, String sample, long version, Optional<LocalDate> named, boolean backfill) {
        Timeline timeline = timeline(walkerId);
        named.ifPresent(date -> checkAge(date, timeline, backfill));
        LocalDate date = named.or(() -> search.dateOf(walkerId, device, sample, timeline.dateAt(clock.instant())))
                .orElseThrow(() -> new Refusal(404, "sample-unknown", "None of the last 400 days has this sample"));
        int home = Math.toIntExact(date.toEpochDay());
        var gone = List.of(new Tombstone(new SampleKey(device, sample, home), version));
        var gathered = new UploadResults();
        return commands.<DayAnswer>send(DeleteSamples.on(walkerId, home, gone, settings(timeline, home)))
                .thenCompose(answer -> {
                    gathered.add(home, answer);
                    return spread(walkerId, timeline, gathered).thenApply(spread -> answer.result());
                })
                .thenApply(day -> new UploadAnswer(day.results(), gathered.days(), gathered.position()));
    }

    /** domain-rules.md 2.5, 7.1 */
    private void checkAge(LocalDate date, Timeline timeline, boolean backfill) {
        long now = clock.millis();
        int today = timeline.zones().dateOf(Slots.at(now));
        ReasonWord refusal = SampleValidation.refusalOfDate(date.toEpochDay(), now, today, backfill);
        if (refusal != null) {
            String says = refusal.sentence(Locale.ENGLISH);
            throw Refusal.invalid("/date", refusal.word(), says);
        }
    }

    private Timeline timeline(String walkerId) {
        return walkers.of(walkerId).orElseThrow(Refusal::notFound);
    }

    private static DaySettings settings(Timeline timeline, int date) {
        return DaySettings.of(timeline, LocalDate.ofEpochDay(date));
    }

    private CompletableFuture<?> record(
            String walkerId, UploadPlan plan, Timeline timeline, long now, boolean backfill, UploadResults gathered) {
        CompletableFuture[] pending = plan.batches.entrySet().stream()
                .map(entry -> {
                    int date = entry.getKey();
                    UploadPlan.Batch batch = entry.getValue();
                    var command = RecordSteps.on(
                            walkerId, date, batch.samples, settings(timeline, date), now, plan.today(), backfill);
                    return commands.<DayAnswer>send(command).thenAccept(answer -> {
                        for (int i = 0; i < batch.places.size(); i++) {
                            plan.results[batch.places.get(i)] =
                                    answer.result().results().get(i);
                        }
                        gathered.add(date, answer);
                    });
                })
                .toArray(CompletableFuture[]::new);
        return CompletableFuture.allOf(pending);
    }

    private CompletableFuture<?> spread(String walkerId, Timeline timeline, UploadResults gathered) {
        return send(
                gathered.takeSpills(),
                (date, parts) -> RecordSpills.on(walkerId, date, parts, settings(timeline, date)),
                gathered);
    }

    private <T> CompletableFuture<?> send(
            SortedMap<Integer, List<T>> byDate, BiFunction<Integer, List<T>, Object> command, UploadResults gathered) {
        if (byDate.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        return CompletableFuture.allOf(byDate.entrySet().stream()
                .map((Map.Entry<Integer, List<T>> entry) -> commands.<DayAnswer>send(
                                command.apply(entry.getKey(), entry.getValue()))
                        .thenAccept(answer -> gathered.add(entry.getKey(), answer)))
                .toArray(CompletableFuture[]::new));
    }
}
