package com.firewalker.local.importer.tried;

import static com.firewalker.local.importer.format.Format.HEALTH_CONNECT;
import static com.firewalker.local.importer.tried.Made.cut;
import static com.firewalker.local.importer.tried.Made.databaseOf;
import static com.firewalker.local.importer.tried.Made.file;
import static com.firewalker.local.importer.tried.TriedInput.counts;
import static com.firewalker.local.importer.tried.TriedInput.days;
import static com.firewalker.local.importer.tried.TriedInput.isNot;
import static com.firewalker.local.importer.tried.TriedInput.merges;
import static com.firewalker.local.importer.tried.TriedInput.refused;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;

/** Android's Health Connect. */
final class HealthConnectInputs {

    private static final String NAME = "health_connect_export.db";
    private static final int BERLIN = 7200;
    private static final int SEOUL = 32_400;
    private static final int WATCH = 1;
    private static final int PHONE = 2;
    private static final String[] TABLES = {
        "CREATE TABLE steps_record_table (row_id INTEGER PRIMARY KEY, uuid BLOB, last_modified_time INTEGER,"
                + " client_record_id TEXT, client_record_version TEXT, device_info_id INTEGER, app_info_id INTEGER,"
                + " recording_method INTEGER, start_time INTEGER, end_time INTEGER, start_zone_offset INTEGER,"
                + " end_zone_offset INTEGER, count INTEGER)",
        "CREATE TABLE application_info_table (row_id INTEGER PRIMARY KEY, package_name TEXT, app_name TEXT)",
        "CREATE TABLE device_info_table (row_id INTEGER PRIMARY KEY, manufacturer TEXT, model TEXT,"
                + " device_type INTEGER)",
        "INSERT INTO application_info_table VALUES (1, 'com.google.android.apps.fitness', 'Fit')",
        "INSERT INTO device_info_table VALUES (1, 'Google', 'Pixel Watch', 1), (2, 'Google', 'Pixel 9', 2)"
    };

    private HealthConnectInputs() {}

    static TriedInput[] all() {
        TriedInput.Maker usual = export(row(1, WATCH, 2, "2026-05-04T05:00:00Z", BERLIN, 812));
        return new TriedInput[] {
            counts(HEALTH_CONNECT, "the database alone", days("2026-05-04", 812), usual),
            counts(HEALTH_CONNECT, "a zip with a localized name", days("2026-05-04", 812), directory -> {
                Path database = usual.in(directory);
                return Made.zip(directory.resolve("건강 데이터.zip"), Map.of(NAME, Files.readAllBytes(database)));
            }),
            merges(
                    HEALTH_CONNECT,
                    "watch and phone at once, and what was typed in",
                    days("2026-05-04", 812 + 500),
                    export(
                            row(1, WATCH, 2, "2026-05-04T05:00:00Z", BERLIN, 812),
                            row(2, PHONE, 2, "2026-05-04T05:00:00Z", BERLIN, 900),
                            row(3, PHONE, 3, "2026-05-04T09:00:00Z", BERLIN, 500))),
            merges(
                    HEALTH_CONNECT,
                    "a move to Seoul, told by the second export",
                    days("2026-05-04", 300, "2026-05-06", 500),
                    export(row(1, WATCH, 2, "2026-05-04T20:30:00Z", BERLIN, 300)),
                    export(
                            row(1, WATCH, 2, "2026-05-04T20:30:00Z", BERLIN, 300),
                            row(2, WATCH, 2, "2026-05-05T20:30:00Z", SEOUL, 500))),
            merges(
                    HEALTH_CONNECT,
                    "a day that is recorded keeps its date, later ones move",
                    days("2026-05-04", 300, "2026-05-07", 500),
                    export(row(1, WATCH, 2, "2026-05-04T20:30:00Z", BERLIN, 300)),
                    export(
                            row(1, WATCH, 2, "2026-05-04T20:30:00Z", SEOUL, 300),
                            row(2, WATCH, 2, "2026-05-06T20:30:00Z", SEOUL, 500))),
            counts(
                    HEALTH_CONNECT,
                    "an offset of zero, and one that is no place",
                    days("2026-05-04", 300, "2026-05-05", 100),
                    export(
                            row(1, WATCH, 2, "2026-05-04T23:30:00Z", 0, 300),
                            row(2, WATCH, 2, "2026-05-05T12:00:00Z", 77, 100))),
            merges(
                    HEALTH_CONNECT,
                    "a record changed later",
                    days("2026-05-04", 900),
                    usual,
                    export(row(1, WATCH, 2, "2026-05-04T05:00:00Z", BERLIN, 900).replace(" 1777,", " 1888,"))),
            counts(
                    HEALTH_CONNECT,
                    "years of data",
                    Years.totals(),
                    export(Years.records(
                            day -> row(day + 1, WATCH, 2, Years.date(day) + "T11:00:00Z", BERLIN, Years.steps(day))))),
            counts(
                    HEALTH_CONNECT,
                    "an old database without devices, methods and offsets",
                    days("2026-05-04", 812),
                    databaseOf(
                            NAME,
                            "CREATE TABLE steps_record_table (start_time INTEGER, end_time INTEGER, count INTEGER,"
                                    + " client_record_id TEXT)",
                            "INSERT INTO steps_record_table VALUES (%d, %d, 812, 'ada@example.org')"
                                    .formatted(
                                            Instant.parse("2026-05-04T05:00:00Z")
                                                    .toEpochMilli(),
                                            Instant.parse("2026-05-04T05:10:00Z")
                                                    .toEpochMilli()))),
            counts(
                    HEALTH_CONNECT,
                    "a half, words and nothing as count, a word as time",
                    days("2026-05-04", 13 + 20),
                    export(
                            row(1, WATCH, 2, "2026-05-04T05:00:00Z", BERLIN, 12).replace(", 12)", ", 12.5)"),
                            row(2, WATCH, 2, "2026-05-04T06:00:00Z", BERLIN, 7).replace(", 7)", ", 'abc')"),
                            row(3, WATCH, 2, "2026-05-04T07:00:00Z", BERLIN, 7).replace(", 7)", ", NULL)"),
                            row(4, WATCH, 2, "2026-05-04T09:00:00Z", BERLIN, 5).replaceFirst("\\d{13}", "'gestern'"),
                            row(5, WATCH, 2, "2026-05-04T08:00:00Z", BERLIN, 20))),
            refused(HEALTH_CONNECT, "without records", "holds no steps", export()),
            refused(HEALTH_CONNECT, "cut", "cannot be read", cut(usual, 9000)),
            refused(HEALTH_CONNECT, "an empty file", "no steps of a known format", file(NAME, "")),
            isNot(HEALTH_CONNECT),
        };
    }

    private static TriedInput.Maker export(String... rows) {
        return databaseOf(
                NAME, Stream.concat(Stream.of(TABLES), Stream.of(rows)).toArray(String[]::new));
    }

    private static String row(int number, int device, int method, String start, int offset, int count) {
        Instant at = Instant.parse(start);
        return "INSERT INTO steps_record_table VALUES (NULL, x'%04x', 1777, NULL, NULL, %d, 1, %d, %d, %d, %d, %d, %d)"
                .formatted(
                        number,
                        device,
                        method,
                        at.toEpochMilli(),
                        at.plusSeconds(600).toEpochMilli(),
                        offset,
                        offset,
                        count);
    }
}
