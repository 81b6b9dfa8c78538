package com.firewalker.command.steps;

import com.firewalker.command.steps.sample.ItemResult;
import com.firewalker.command.steps.sample.Plausibility;
import com.firewalker.command.steps.sample.Sample;
import com.firewalker.command.steps.sample.Slots;
import com.firewalker.command.steps.sample.Spill;
import com.firewalker.command.steps.sample.Tombstone;
import com.firewalker.events.v1.DeviceKind;
import com.firewalker.proto.ReasonWord;
import com.google.protobuf.Message;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A day with the ledger in a list, and a reader that knows the events only. */
final class TestDay {

    static final Instant NOW = Instant.parse("2026-05-06T12:00:00Z");
    static final String WALKER = "w1";

    final LocalDate date;
    final List<Message> events = new ArrayList<>();
    final DayReader reader = new DayReader();

    private Day day;
    private DaySettings settings;
    private Instant now = NOW;
    private boolean backfill;
    private Map<String, DeviceKind> kinds = Map.of();
    private Instant endsAt;

    TestDay() {
        this(SampleBuilder.MAY_4);
    }

    TestDay(LocalDate date) {
        this.date = date;
        this.day = new Day(epochDay());
        this.endsAt = date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        this.settings = settings(8_000, List.of());
    }

    private DaySettings settings(int goal, List<String> preference) {
        return new DaySettings(goal, preference, kinds, endsAt.toEpochMilli());
    }

    static TestDay dayWith(SampleBuilder... samples) {
        var day = new TestDay();
        day.upload(samples);
        return day;
    }

    TestDay goal(int goal) {
        settings = settings(goal, settings.preference());
        return this;
    }

    TestDay preference(String... devices) {
        settings = settings(settings.goal(), List.of(devices));
        return this;
    }

    TestDay endsAt(String instant) {
        endsAt = Instant.parse(instant);
        settings = settings(settings.goal(), settings.preference());
        return this;
    }

    /** What the walker's own stream says of devices. */
    TestDay kind(String device, DeviceKind kind) {
        kinds = Map.of(device, kind);
        settings = settings(settings.goal(), settings.preference());
        return this;
    }

    TestDay now(String instant) {
        now = Instant.parse(instant);
        return this;
    }

    TestDay backfill() {
        backfill = true;
        return this;
    }

    List<ItemResult> upload(SampleBuilder... samples) {
        return upload(Arrays.stream(samples).map(SampleBuilder::build).toList());
    }

    List<ItemResult> upload(List<Sample> samples) {
        return answer(samples).results();
    }

    DayAnswer answer(List<Sample> samples) {
        return day.handle(
                RecordSteps.on(WALKER, epochDay(), samples, settings, now.toEpochMilli(), today(), backfill),
                this::tell);
    }

    ItemResult one(SampleBuilder sample) {
        return upload(sample).get(0);
    }

    List<ItemResult> delete(Tombstone... tombstones) {
        return day.handle(DeleteSamples.on(WALKER, epochDay(), List.of(tombstones), settings), this::tell)
                .results();
    }

    DayAnswer deleteAnswer(Tombstone tombstone) {
        return day.handle(DeleteSamples.on(WALKER, epochDay(), List.of(tombstone), settings), this::tell);
    }

    DayAnswer spills(List<Spill> spills) {
        return day.handle(RecordSpills.on(WALKER, epochDay(), spills, settings), this::tell);
    }

    void review() {
        day.handle(new ReviewDay(DayId.of(WALKER, date), WALKER, epochDay(), settings), this::tell);
    }

    void release() {
        releaseWhatWasHeldAfter(events.size());
    }

    /** A grant at the position of the n-th event: what is held since is not in it. */
    void releaseWhatWasHeldAfter(int eventsThen) {
        var then = new Day(epochDay());
        events.subList(0, eventsThen).forEach(event -> then.evolve(reparsed(event)));
        day.handle(ReleaseDay.on(WALKER, date, then.held(), settings), this::tell);
    }

    void changeGoal(int goal) {
        var command = new ChangeDayGoal(DayId.of(WALKER, date), WALKER, epochDay(), goal, settings.endsAtMillis());
        day.handle(command, this::tell);
    }

    private int today() {
        return Slots.dateOf(Slots.at(now.toEpochMilli()), 0);
    }

    /** Forgets the day and reads it from its events, through their bytes. */
    TestDay reload() {
        day = new Day(epochDay());
        events.forEach(event -> day.evolve(reparsed(event)));
        return this;
    }

    private void tell(Message event) {
        events.add(event);
        day.evolve(event);
        reader.fold(event);
    }

    private static Message reparsed(Message event) {
        try {
            return event.getParserForType().parseFrom(event.toByteString());
        } catch (com.google.protobuf.InvalidProtocolBufferException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    /** What the day holds, by the sample's id, and why. */
    Map<String, ReasonWord> held() {
        return Held.reasons(day.state(), Plausibility.V1).entrySet().stream()
                .collect(Collectors.toMap(held -> held.getKey().sample(), Map.Entry::getValue));
    }

    int total() {
        return reader.result().getTotal();
    }

    int ranked() {
        return reader.result().getRanked();
    }

    int quarantined() {
        return reader.result().getQuarantined();
    }

    /** Epoch slots with evidence here. */
    Stream<Long> slots() {
        return reader.slots().map(slot -> (long) Slots.PER_DAY * epochDay() + slot);
    }

    String explanation() {
        return reader.explanation();
    }

    <E> Stream<E> events(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast);
    }

    int epochDay() {
        return (int) date.toEpochDay();
    }
}
