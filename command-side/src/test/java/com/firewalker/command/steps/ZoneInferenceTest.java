package com.firewalker.command.steps;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.command.steps.sample.Offsets;
import com.firewalker.command.steps.sample.Slots;
import com.firewalker.command.steps.upload.ParsedSample;
import com.firewalker.command.steps.upload.Uploader;
import com.firewalker.command.steps.upload.ZoneInference;
import com.firewalker.command.walker.Timeline;
import com.firewalker.command.walker.ZoneHistory;
import com.firewalker.events.v1.DeviceKind;
import com.firewalker.events.v1.SampleMethod;
import com.firewalker.events.v1.SampleType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** domain-rules.md 3.2: when an upload says that its walker is elsewhere, and when it says nothing of that. */
class ZoneInferenceTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneOffset NEW_YORK = ZoneOffset.ofHours(-4);
    private static final Instant RECEIPT = Instant.parse("2026-05-10T18:00:00Z");
    private static final int BERLIN_QUARTERS = 8;
    private static final int NEW_YORK_QUARTERS = -16;
    private static final Uploader PHONE = new Uploader("phone", DeviceKind.DEVICE_KIND_PHONE, null, null);

    private final Timeline timeline = Timeline.startingWith(BERLIN, 8_000);

    @Test
    void hearsAnotherOffsetThanTheHistoryHas() {
        assertThat(told(PHONE, reading("2026-05-10T17:45:00Z", NEW_YORK_QUARTERS)))
                .isEqualTo(NEW_YORK);
        assertThat(told(PHONE, reading("2026-05-10T17:45:00Z", BERLIN_QUARTERS)))
                .isNull();
        assertThat(told(PHONE, reading("2026-05-10T17:45:00Z", Offsets.ABSENT))).isNull();
    }

    @Test
    void hearsTheNewestSampleOnly() {
        assertThat(told(
                        PHONE,
                        reading("2026-05-10T09:00:00Z", BERLIN_QUARTERS),
                        reading("2026-05-10T17:45:00Z", NEW_YORK_QUARTERS)))
                .isEqualTo(NEW_YORK);
    }

    @Test
    void hearsNothingFromSamplesThatEndedMoreThanADayBefore() {
        assertThat(told(PHONE, reading("2026-05-09T18:00:00Z", NEW_YORK_QUARTERS)))
                .isEqualTo(NEW_YORK);
        assertThat(told(PHONE, reading("2026-05-09T17:59:59Z", NEW_YORK_QUARTERS)))
                .isNull();
    }

    @Test
    void believesTheZoneThatADeviceNamesBeforeWhatItWrites() {
        var named = new Uploader("phone", DeviceKind.DEVICE_KIND_PHONE, null, ZoneId.of("Asia/Tokyo"));
        assertThat(told(named, reading("2026-05-10T17:45:00Z", NEW_YORK_QUARTERS)))
                .isEqualTo(ZoneId.of("Asia/Tokyo"));
    }

    /** The history changed between the sample's end and its receipt: the sample knew the zone before. */
    @Test
    void hearsNothingWhereTheHistoryHasThatOffsetAtTheSamplesEnd() {
        Timeline landed = timeline.zoneFrom(Instant.parse("2026-05-10T17:50:00Z"), ZoneId.of("America/New_York"));
        assertThat(ZoneInference.told(
                        landed,
                        PHONE,
                        List.of(reading("2026-05-10T17:45:00Z", BERLIN_QUARTERS)),
                        RECEIPT.toEpochMilli()))
                .isNull();
    }

    /** Berlin, a phone uploads at 10 May 18:00Z with -04:00: from 18:00Z on -04:00; 9 May stays. */
    @Test
    void holdsFromTheReceiptOnAndLeavesEarlierDaysAlone() {
        ZoneId told = told(PHONE, reading("2026-05-10T17:45:00Z", NEW_YORK_QUARTERS));
        ZoneHistory landed = timeline.zoneFrom(RECEIPT, told).zones();
        assertThat(landed.at(RECEIPT.minusMillis(1))).isEqualTo(BERLIN);
        assertThat(landed.at(RECEIPT)).isEqualTo(NEW_YORK);
        LocalDate may9 = LocalDate.of(2026, 5, 9);
        assertThat(landed.runs(may9)).isEqualTo(timeline.zones().runs(may9));
        assertThat(slots(landed, may9)).isEqualTo(96);
        assertThat(slots(landed, may9.plusDays(1))).isEqualTo(96 + 6 * 4);
    }

    private static long slots(ZoneHistory zones, LocalDate date) {
        return zones.runs(date).stream().mapToLong(run -> run.to() - run.from()).sum();
    }

    private ZoneId told(Uploader device, ParsedSample... readings) {
        return ZoneInference.told(timeline, device, List.of(readings), RECEIPT.toEpochMilli());
    }

    private static ParsedSample reading(String end, int quarters) {
        long millis = Instant.parse(end).toEpochMilli();
        return new ParsedSample(
                "s" + millis,
                null,
                1,
                SampleType.SAMPLE_TYPE_INTERVAL,
                SampleMethod.SAMPLE_METHOD_AUTOMATIC,
                millis - Slots.MILLIS,
                millis,
                quarters,
                quarters,
                100,
                0,
                null);
    }
}
