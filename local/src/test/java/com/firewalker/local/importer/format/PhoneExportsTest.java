package com.firewalker.local.importer.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports of phones and their clouds, with the layout that each writes. */
class PhoneExportsTest {

    private static final Instant SEVEN = Instant.parse("2026-05-04T07:00:00Z");

    @TempDir
    private Path directory;

    @Nested
    class ReadingHealthConnect {

        private static final String[] TABLES = {
            "CREATE TABLE steps_record_table (row_id INTEGER PRIMARY KEY, uuid BLOB, last_modified_time INTEGER,"
                    + " client_record_id TEXT, client_record_version TEXT, device_info_id INTEGER, app_info_id INTEGER,"
                    + " recording_method INTEGER, start_time INTEGER, end_time INTEGER, start_zone_offset INTEGER,"
                    + " end_zone_offset INTEGER, count INTEGER)",
            "CREATE TABLE application_info_table (row_id INTEGER PRIMARY KEY, package_name TEXT, app_name TEXT)",
            "CREATE TABLE device_info_table (row_id INTEGER PRIMARY KEY, manufacturer TEXT, model TEXT,"
                    + " device_type INTEGER)",
            """
                    INSERT INTO application_info_table VALUES (1, 'com.google.android.apps.fitness', 'Fit'),
                    (2, 'com.fitbit.FitbitMobile', 'Fitbit')""",
            "INSERT INTO device_info_table VALUES (1, 'Google', 'Pixel 9', 2), (2, 'Google', 'Pixel Watch', 1)"
        };

        @Test
        void takesAnAppWithADeviceForASource() throws IOException, SQLException {
            Told told = read(row(1, "x'0a01'", 100, 2, 0, 812), row(2, "x'0a02'", 100, 2, 0, 900));
            assertThat(told.format).isEqualTo(Format.HEALTH_CONNECT);
            assertThat(told.samples)
                    .extracting(sample -> sample.device().kind())
                    .containsExactly("phone", "watch");
            assertThat(told.samples).extracting(ExportedSample::id).containsExactly("0a01", "0a02");
        }

        @Test
        void takesTheUpdateTimeForTheVersion() throws IOException, SQLException {
            assertThat(read(row(1, "x'0a01'", 1777, 2, 0, 812)).samples)
                    .extracting(ExportedSample::version)
                    .containsExactly(1777L);
        }

        @Test
        void marksHandTypedSteps() throws IOException, SQLException {
            assertThat(read(row(1, "x'0a01'", 1, 3, 0, 812)).samples)
                    .singleElement()
                    .satisfies(sample -> {
                        assertThat(sample.method()).isEqualTo(ExportedSample.Method.MANUAL);
                        assertThat(sample.device().kind()).isEqualTo("manual");
                    });
        }

        @Test
        void tellsWhereTheWalkerLived() throws IOException, SQLException {
            assertThat(read(row(1, "x'0a01'", 1, 2, 32_400, 812)).zones)
                    .containsExactly(Map.entry(SEVEN, ZoneOffset.ofHours(9)));
        }

        @Test
        void saysThatADatabaseHoldsNoSteps() throws SQLException {
            Path file = Made.database(directory.resolve("health_connect_export.db"), "CREATE TABLE sleep (a INTEGER)");
            assertThatThrownBy(() -> Told.of(file)).hasMessageContaining("no steps of a known format");
        }

        private Told read(String... rows) throws IOException, SQLException {
            Path database = Made.database(directory.resolve("export.db"), TABLES);
            Made.database(database, rows);
            return Told.of(Made.zip(
                    directory.resolve("Exportação.zip"),
                    Map.of("health_connect_export.db", Files.readAllBytes(database))));
        }

        private static String row(int source, String uuid, long modified, int method, int offset, int count) {
            return "INSERT INTO steps_record_table VALUES (NULL, %s, %d, NULL, NULL, %d, %d, %d, %d, %d, %d, %d, %d)"
                    .formatted(
                            uuid,
                            modified,
                            source,
                            source,
                            method,
                            SEVEN.toEpochMilli(),
                            SEVEN.plusSeconds(600).toEpochMilli(),
                            offset,
                            offset,
                            count);
        }
    }

    @Nested
    class ReadingGoogleFit {

        private static final String RAW =
                "raw:com.google.step_count.delta:com.google.android.apps.fitness:Google:Pixel 7:ab:steps";
        private static final String MERGED =
                "derived:com.google.step_count.delta:com.google.android.gms:merge_step_deltas";

        @Test
        void readsTheMergedStreamAloneWithItsOrigins() throws IOException {
            Told told = fit(Map.of(
                    "raw.json", stream(RAW, point(RAW, "\"intVal\":100")),
                    "merged.json", stream(MERGED, point(RAW, "\"intVal\":812"))));
            assertThat(told.format).isEqualTo(Format.GOOGLE_TAKEOUT);
            assertThat(told.samples).singleElement().satisfies(sample -> {
                assertThat(sample.count()).isEqualTo(812);
                assertThat(sample.device().kind()).isEqualTo("phone");
                assertThat(sample.device().model()).isEqualTo("Google Pixel 7");
            });
        }

        @Test
        void readsFloatsAndNanosecondsWrittenAsText() throws IOException {
            String text =
                    "{\"dataTypeName\":\"com.google.step_count.delta\",\"startTimeNanos\":\"1777878000000000000\","
                            + "\"endTimeNanos\":\"1777878600000000000\",\"originDataSourceId\":\"\","
                            + "\"fitValue\":[{\"value\":{\"fpVal\":12.0}}]}";
            assertThat(fit(Map.of("raw.json", stream(RAW, text))).samples)
                    .singleElement()
                    .satisfies(sample -> {
                        assertThat(sample.count()).isEqualTo(12);
                        assertThat(sample.start().toInstant()).isEqualTo(SEVEN);
                    });
        }

        @Test
        void takesUserInputForManual() throws IOException {
            String origin = "raw:com.google.step_count.delta:com.google.android.apps.fitness:user_input";
            assertThat(fit(Map.of("raw.json", stream(RAW, point(origin, "\"intVal\":5")))).samples)
                    .extracting(ExportedSample::method)
                    .containsExactly(ExportedSample.Method.MANUAL);
        }

        @Test
        void fillsDaysThatNoStreamCovers() throws IOException {
            Map<String, byte[]> entries = new LinkedHashMap<>();
            entries.put("Takeout/Fit/All Data/raw.json", stream(RAW, point(RAW, "\"intVal\":100")));
            entries.put("Takeout/Fit/Daily activity metrics/2026-05-04.csv", quarters("50"));
            entries.put("Takeout/Fit/Daily activity metrics/2026-05-05.csv", quarters("60"));
            entries.put(
                    "Takeout/Fit/Daily activity metrics/Daily activity metrics.csv",
                    Made.text("Date,Step count", "2026-05-04,999", "2026-05-05,999", "2026-05-06,777"));
            Told told = Told.of(Made.zip(directory.resolve("takeout.zip"), entries));
            assertThat(told.samples).extracting(ExportedSample::count).containsExactlyInAnyOrder(100L, 60L, 777L);
            assertThat(told.zones.values()).containsOnly(ZoneOffset.ofHours(2));
        }

        private static byte[] quarters(String steps) {
            return Made.text("Start time,End time,Step count", "08:00:00.000+02:00,08:15:00.000+02:00," + steps);
        }

        private Told fit(Map<String, byte[]> streams) throws IOException {
            Map<String, byte[]> entries = new LinkedHashMap<>();
            streams.forEach((name, bytes) -> entries.put("Takeout/Fit/All Data/" + name, bytes));
            return Told.of(Made.zip(directory.resolve("takeout.zip"), entries));
        }

        private static byte[] stream(String source, String... points) {
            return Made.text("{\"Data Source\":\"" + source + "\",\"Data Points\":[" + String.join(",", points) + "]}");
        }

        private static String point(String origin, String value) {
            return "{\"dataTypeName\":\"com.google.step_count.delta\",\"startTimeNanos\":1777878000000000000,"
                    + "\"endTimeNanos\":1777878600000000000,\"originDataSourceId\":\"" + origin
                    + "\",\"fitValue\":[{\"value\":{" + value + "}}]}";
        }
    }

    @Nested
    class ReadingSamsungHealth {

        private static final String FOLDER = "samsunghealth_ada_20260601/";
        private static final String HEADER =
                "com.samsung.health.step_count.start_time,com.samsung.health.step_count.end_time,"
                        + "com.samsung.health.step_count.time_offset,com.samsung.health.step_count.count,"
                        + "com.samsung.health.step_count.deviceuuid,com.samsung.health.step_count.datauuid,"
                        + "com.samsung.health.step_count.update_time";

        @Test
        void readsTimesAsUtcAndKnowsDevices() throws IOException {
            Told told = read(Map.of(
                    "com.samsung.shealth.tracker.pedometer_step_count.20260601.csv",
                    rows(
                            "2026-05-03 22:00:00.000,2026-05-03 22:10:00.000,UTC+0900,812,phone-1,aa-1,2026-05-04 00:00:00.000,"),
                    "com.samsung.health.device_profile.20260601.csv",
                    Made.text(
                            "com.samsung.health.device_profile,1,2",
                            "deviceuuid,device_group,model,manufacturer",
                            "phone-1,360001,SM-S928N,Samsung,")));
            assertThat(told.format).isEqualTo(Format.SAMSUNG_HEALTH);
            assertThat(told.samples).singleElement().satisfies(sample -> {
                assertThat(sample.start().toString()).isEqualTo("2026-05-04T07:00+09:00");
                assertThat(sample.device().kind()).isEqualTo("phone");
                assertThat(sample.id()).isEqualTo("aa-1");
            });
            assertThat(told.zones.values()).containsExactly(ZoneOffset.ofHours(9));
        }

        @Test
        void takesDailyTotalsForDaysWithoutRows() throws IOException {
            Told told = read(Map.of(
                    "com.samsung.shealth.step_daily_trend.20260601.csv",
                    Made.text(
                            "com.samsung.shealth.step_daily_trend,1,2",
                            "day_time,count,source_type",
                            "1777852800000,4857,-2,",
                            "1777852800000,900,0,")));
            assertThat(told.samples).singleElement().satisfies(sample -> {
                assertThat(sample.date()).isEqualTo(LocalDate.parse("2026-05-04"));
                assertThat(sample.count()).isEqualTo(4857);
            });
        }

        private static byte[] rows(String... rows) {
            return Made.text("\uFEFFcom.samsung.shealth.tracker.pedometer_step_count,1,2\n" + HEADER + "\n"
                    + String.join("\n", rows));
        }

        private Told read(Map<String, byte[]> files) throws IOException {
            Map<String, byte[]> entries = new LinkedHashMap<>();
            files.forEach((name, bytes) -> entries.put(FOLDER + name, bytes));
            return Told.of(Made.zip(directory.resolve("samsung.zip"), entries));
        }
    }

    @Nested
    class ReadingAnyPacking {

        @Test
        void readsAFolderAZipWithinAZipAndAnEmptyOne() throws IOException {
            byte[] csv = Made.text("date,steps", "2026-05-04,4100");
            Path folder = Files.createDirectories(directory.resolve("folder/inner"));
            Files.write(folder.resolve("steps.csv"), csv);
            assertThat(Told.of(directory.resolve("folder")).steps()).isEqualTo(4100);
            Path inner = Made.zip(directory.resolve("inner.zip"), Map.of("steps.csv", csv));
            Path outer = Made.zip(directory.resolve("outer.zip"), Map.of("a/inner.zip", Files.readAllBytes(inner)));
            assertThat(Told.of(outer).steps()).isEqualTo(4100);
            Path empty = Made.zip(directory.resolve("empty.zip"), Map.of("readme.txt", Made.text("hello")));
            assertThatThrownBy(() -> Told.of(empty))
                    .isInstanceOf(ExportFormatException.class)
                    .hasMessageStartingWith(empty.toString())
                    .hasMessageContaining("no steps of a known format");
        }

        @Test
        void saysThatAZipIsCut() throws IOException {
            Path whole = Made.zip(directory.resolve("whole.zip"), Map.of("steps.csv", Made.text("date,steps")));
            byte[] bytes = Files.readAllBytes(whole);
            Path cut = Files.write(directory.resolve("cut.zip"), java.util.Arrays.copyOf(bytes, bytes.length - 30));
            assertThatThrownBy(() -> Told.of(cut)).hasMessageContaining("cut or damaged");
        }

        @Test
        void countsWhatItReads() throws IOException {
            Path file = Files.write(directory.resolve("steps.csv"), Made.text("date,steps", "2026-05-04,4100"));
            long[] read = {0};
            try (Export export = Export.open(file, bytes -> read[0] += bytes)) {
                ExportReader reader = Format.CSV.reader();
                List<Export.Entry> entries = reader.entriesOf(export);
                reader.read(export, entries, ZoneId.of("UTC"), new Told());
                assertThat(read[0]).isEqualTo(entries.get(0).size());
            }
        }
    }
}
