package com.firewalker.local.importer.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.local.importer.tried.Made;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exports of bands, watches and rings. */
class BandExportsTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @TempDir
    private Path directory;

    @Test
    void readsFitbitMinutesOfTheirDeviceAndOldMonthsFromJson() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        String folder = "Takeout/Fitbit/";
        entries.put(
                folder + "Physical Activity_GoogleData/steps_2026-05-04.csv",
                Made.text(
                        "timestamp,steps,data source",
                        "2026-05-04T05:00:00Z,80,Charge 6",
                        "2026-05-04T05:01:00Z,70,Health Connect"));
        entries.put(
                folder + "Global Export Data/steps-2026-04-10.json",
                Made.text("[{\"dateTime\":\"04/10/26 07:00:00\",\"value\":\"13\"},"
                        + "{\"dateTime\":\"05/04/26 07:00:00\",\"value\":\"99\"}]"));
        Told told = Told.of(Made.zip(directory.resolve("takeout.zip"), entries), BERLIN);
        assertThat(told.format).isEqualTo(Format.FITBIT);
        assertThat(told.samples).extracting(ExportedSample::count).containsExactly(80L, 13L);
        assertThat(told.samples.get(0).device().kind()).isEqualTo("band");
        assertThat(told.samples.get(1).start().toInstant()).isEqualTo(Instant.parse("2026-04-10T05:00:00Z"));
        assertThat(told.skipped).containsExactly("copy of another app's record (Health Connect)");
    }

    @Test
    void readsGadgetbridgeWithoutWhatWasNotMeasuredOrMirrored() throws IOException, SQLException {
        Path database = Made.database(
                directory.resolve("Gadgetbridge"),
                "CREATE TABLE DEVICE (_id INTEGER, NAME TEXT, MANUFACTURER TEXT, IDENTIFIER TEXT, MODEL TEXT)",
                "INSERT INTO DEVICE VALUES (1, 'Mi Band 7', 'Xiaomi', 'AA:BB', 'x'), (2, 'Huawei Watch', 'Huawei', 'CC', 'y')",
                "CREATE TABLE MI_BAND_ACTIVITY_SAMPLE (TIMESTAMP INTEGER, DEVICE_ID INTEGER, STEPS INTEGER)",
                "INSERT INTO MI_BAND_ACTIVITY_SAMPLE VALUES (1777878000, 1, 80), (1777878060, 1, -1)",
                "CREATE TABLE HUAWEI_ACTIVITY_SAMPLE (TIMESTAMP INTEGER, DEVICE_ID INTEGER, STEPS INTEGER,"
                        + " SOURCE INTEGER, OTHER_TIMESTAMP INTEGER)",
                """
                        INSERT INTO HUAWEI_ACTIVITY_SAMPLE VALUES (1777878000, 2, 50, 11, 1777878060),
                        (1777878060, 2, 50, 11, 1777878000)""");
        Told told = Told.of(database);
        assertThat(told.format).isEqualTo(Format.GADGETBRIDGE);
        assertThat(told.steps()).isEqualTo(130);
        assertThat(told.samples).extracting(sample -> sample.device().id()).noneMatch(id -> id.contains("AA:BB"));
    }

    @Test
    void readsGarminsDaysAndWhereTheClockStood() throws IOException {
        Path file = Made.zip(
                directory.resolve("garmin.zip"),
                Map.of(
                        "DI_CONNECT/DI-Connect-Aggregator/UDSFile_2026-05-01_2026-08-01.json",
                        Made.text(
                                "[{\"calendarDate\":\"2026-05-04\",\"totalSteps\":9878,"
                                        + "\"wellnessStartTimeGmt\":\"2026-05-03T22:00:00.0\","
                                        + "\"wellnessStartTimeLocal\":\"2026-05-04T00:00:00.0\"},{\"calendarDate\":\"2026-05-05\"}]")));
        Told told = Told.of(file);
        assertThat(told.format).isEqualTo(Format.GARMIN);
        assertThat(told.samples).singleElement().satisfies(sample -> {
            assertThat(sample.date()).isEqualTo(LocalDate.parse("2026-05-04"));
            assertThat(sample.device().kind()).isEqualTo("watch");
        });
        assertThat(told.zones.values()).containsExactly(ZoneOffset.ofHours(2));
    }

    @Test
    void readsWithingsListsZeppMinutesAndOuraDays() throws IOException {
        Told withings = read(
                "raw_tracker_steps.csv", "start,duration,value", "2026-05-04T07:00:00+02:00,\"[60,60]\",\"[0,12]\"");
        assertThat(withings.format).isEqualTo(Format.WITHINGS);
        assertThat(withings.samples)
                .singleElement()
                .satisfies(sample ->
                        assertThat(sample.start().toInstant()).isEqualTo(Instant.parse("2026-05-04T05:01:00Z")));
        Told zepp = read("ACTIVITY_MINUTE_1.csv", "date,time,steps", "2026-05-04,07:00,80");
        assertThat(zepp.format).isEqualTo(Format.ZEPP);
        assertThat(zepp.steps()).isEqualTo(80);
        Told oura = read("dailyactivity.csv", "id;day;steps", "a;2026-05-04;4100");
        assertThat(oura.format).isEqualTo(Format.OURA);
        assertThat(oura.samples.get(0).device().kind()).isEqualTo("ring");
    }

    @Test
    void keepsBothHoursThatAutumnHasTwice() throws IOException {
        Told told = Told.of(
                Files.write(
                        directory.resolve("minutes.csv"),
                        Made.text(
                                "\uFEFFwalker,minute,steps", "42,2026-10-25T02:30,10", "", "42,2026-10-25T02:30,20.0")),
                BERLIN);
        assertThat(told.format).isEqualTo(Format.FITBIT_MINUTES);
        assertThat(told.samples)
                .extracting(sample -> sample.start().toInstant())
                .containsExactly(Instant.parse("2026-10-25T00:30:00Z"), Instant.parse("2026-10-25T01:30:00Z"));
        assertThat(told.samples).extracting(ExportedSample::id).doesNotHaveDuplicates();
    }

    @Test
    void readsFitabasesOwnHeaderAndCountsBadRows() throws IOException {
        Told told = read(
                "minuteStepsNarrow.csv", "Id,ActivityMinute,Steps", "150,4/12/2016 1:05:00 PM,7", "150,nonsense,3");
        assertThat(told.samples)
                .singleElement()
                .satisfies(sample ->
                        assertThat(sample.start().toInstant()).isEqualTo(Instant.parse("2016-04-12T13:05:00Z")));
        assertThat(told.skipped).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "Garmin, Forerunner 265, watch",
        "Fitbit, Charge 6, band",
        "Fitbit, Versa 4, watch",
        "Oura, Oura Ring Gen3, ring",
        "Xiaomi, Mi Smart Band 8, band",
        "Huami, Amazfit GTR 4, watch",
        "Polar, Vantage V2, watch",
        "Withings, ScanWatch, watch",
        "samsung, SM-R860, watch",
        "samsung, SM-R375, band",
        "samsung, SM-S928N, phone",
        "Google, Pixel Watch 2, watch",
        "Google, Pixel 9, phone",
        "Apple Inc., iPhone15, phone",
        "Acme, Thing, other"
    })
    void readsDevicesAsWhatTheyAre(String maker, String model, String kind) {
        assertThat(DeviceKinds.of(maker, model)).isEqualTo(kind);
    }

    private Told read(String name, String... lines) throws IOException {
        return Told.of(Files.write(directory.resolve(name), Made.text(lines)));
    }
}
