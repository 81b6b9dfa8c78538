package com.firewalker.command.steps;

import com.firewalker.command.steps.sample.DateRuns;
import com.firewalker.command.steps.sample.Offsets;
import com.firewalker.command.steps.sample.Sample;
import com.firewalker.command.steps.sample.SampleKey;
import com.firewalker.command.steps.sample.Slots;
import com.firewalker.command.steps.sample.Tombstone;
import com.firewalker.command.walker.ZoneHistory;
import com.firewalker.events.v1.DeviceKind;
import com.firewalker.events.v1.SampleMethod;
import com.firewalker.events.v1.SampleType;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Samples in the words of the rules; 4 May 2026 at UTC unless said otherwise. */
final class SampleBuilder {

    static final LocalDate MAY_4 = LocalDate.of(2026, 5, 4);

    private static final long DAY_MILLIS = 86_400_000;

    private String id = "s1";
    private long version = 1;
    private String device = "watch";
    private DeviceKind kind = DeviceKind.DEVICE_KIND_WATCH;
    private SampleType type = SampleType.SAMPLE_TYPE_INTERVAL;
    private SampleMethod method = SampleMethod.SAMPLE_METHOD_AUTOMATIC;
    private long start;
    private long end;
    private ZoneHistory zones = ZoneHistory.startingWith(ZoneOffset.UTC);
    private Offsets offsets = Offsets.written(0, 0);
    private int count;
    private int homeDate;

    static SampleBuilder watch(String id) {
        return new SampleBuilder().id(id).by("watch", DeviceKind.DEVICE_KIND_WATCH);
    }

    static SampleBuilder phone(String id) {
        return new SampleBuilder().id(id).by("phone", DeviceKind.DEVICE_KIND_PHONE);
    }

    static SampleBuilder manual(String id) {
        return new SampleBuilder()
                .id(id)
                .by("entry", DeviceKind.DEVICE_KIND_MANUAL)
                .method(SampleMethod.SAMPLE_METHOD_MANUAL);
    }

    static SampleBuilder dailyTotal(String id, LocalDate date, int count) {
        SampleBuilder total = watch(id).steps(count);
        total.type = SampleType.SAMPLE_TYPE_DAILY_TOTAL;
        total.homeDate = (int) date.toEpochDay();
        return total;
    }

    SampleBuilder by(String device, DeviceKind kind) {
        this.device = device;
        this.kind = kind;
        return this;
    }

    SampleBuilder method(SampleMethod method) {
        this.method = method;
        return this;
    }

    SampleBuilder coverage() {
        type = SampleType.SAMPLE_TYPE_COVERAGE;
        return this;
    }

    SampleBuilder id(String id) {
        this.id = id;
        return this;
    }

    SampleBuilder version(long version) {
        this.version = version;
        return this;
    }

    SampleBuilder steps(int count) {
        this.count = count;
        return this;
    }

    /** "10:00" on 4 May, or a full time with offset. */
    SampleBuilder at(String from, String to) {
        OffsetDateTime start = time(from);
        OffsetDateTime end = time(to);
        return at(start, end, quarters(start), quarters(end));
    }

    private SampleBuilder at(OffsetDateTime start, OffsetDateTime end, int startOffset, int endOffset) {
        return at(
                start.toInstant().toEpochMilli(),
                end.toInstant().toEpochMilli(),
                Offsets.written(startOffset, endOffset),
                ZoneHistory.startingWith(start.getOffset()));
    }

    SampleBuilder at(long start, long end, Offsets offsets, ZoneHistory zones) {
        this.start = start;
        this.end = end;
        this.offsets = offsets;
        return in(zones);
    }

    /** Dated by that history, however its times are written. */
    SampleBuilder in(ZoneHistory history) {
        zones = history;
        homeDate = zones.dateOf(Slots.at(start));
        return this;
    }

    /** A minute from a minute of 4 May on. */
    SampleBuilder minute(int ofDay) {
        return minutes(ofDay, 1);
    }

    SampleBuilder minutes(int ofDay, int length) {
        OffsetDateTime from = MAY_4.atStartOfDay().atOffset(ZoneOffset.UTC).plusMinutes(ofDay);
        return at(from, from.plus(length, ChronoUnit.MINUTES), 0, 0);
    }

    SampleBuilder slot(int ofDay) {
        return minutes(15 * ofDay, 15);
    }

    Sample build() {
        var key = new SampleKey(device, id, homeDate);
        DateRuns dates = type == SampleType.SAMPLE_TYPE_DAILY_TOTAL
                ? null
                : DateRuns.of(zones, Slots.at(start), Slots.at(Math.min(end - 1, start + 2 * DAY_MILLIS)));
        return new Sample(key, version, kind, type, method, start, end, offsets, dates, count);
    }

    Tombstone tombstone() {
        return new Tombstone(build().key(), version);
    }

    private static OffsetDateTime time(String text) {
        return OffsetDateTime.parse(text.contains("T") ? text : MAY_4 + "T" + text + "Z");
    }

    private static int quarters(OffsetDateTime time) {
        return time.getOffset().getTotalSeconds() / 900;
    }
}
