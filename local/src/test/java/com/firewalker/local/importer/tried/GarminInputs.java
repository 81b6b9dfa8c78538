package com.firewalker.local.importer.tried;

import static com.firewalker.local.importer.format.Format.GARMIN;
import static com.firewalker.local.importer.tried.Made.cut;
import static com.firewalker.local.importer.tried.Made.file;
import static com.firewalker.local.importer.tried.Made.zipOf;
import static com.firewalker.local.importer.tried.TriedInput.counts;
import static com.firewalker.local.importer.tried.TriedInput.days;
import static com.firewalker.local.importer.tried.TriedInput.isNot;
import static com.firewalker.local.importer.tried.TriedInput.merges;
import static com.firewalker.local.importer.tried.TriedInput.refused;

/** Garmin Connect's export. */
final class GarminInputs {

    private static final String NEW = "DI_CONNECT/DI-Connect-Aggregator/UDSFile_2026-05-01_2026-08-09.json";
    private static final String OLD = "DI_CONNECT/DI-Connect-User/UDSFile_2026-01-21_2026-05-01.json";

    private GarminInputs() {}

    static TriedInput[] all() {
        return new TriedInput[] {
            counts(
                    GARMIN,
                    "a whole zip, a day without steps",
                    days("2026-05-04", 9878),
                    zipOf(
                            "garmin.zip",
                            NEW,
                            json(day("2026-05-04", 9878, "+02"), "{\"calendarDate\":\"2026-05-05\"}"),
                            "DI_CONNECT/DI-Connect-Wellness/other.json",
                            "[]")),
            counts(
                    GARMIN,
                    "the older folder, a date as an object",
                    days("2026-03-04", 4000),
                    zipOf(
                            "garmin.zip",
                            OLD,
                            json("{\"calendarDate\":{\"date\":\"2026-03-04\"},\"totalSteps\":4000.0}"))),
            merges(
                    GARMIN,
                    "a day that is in two files, once unfinished",
                    days("2026-05-01", 5000),
                    zipOf(
                            "garmin.zip",
                            OLD,
                            json(day("2026-05-01", 3000, "+02")),
                            NEW,
                            json(day("2026-05-01", 5000, "+02")))),
            merges(
                    GARMIN,
                    "a fuller export after a move to Seoul",
                    days("2026-05-04", 9878, "2026-05-05", 700),
                    file("UDSFile_1.json", json(day("2026-05-04", 9000, "+02"))),
                    file("UDSFile_1.json", json(day("2026-05-04", 9878, "+02"), day("2026-05-05", 700, "+09")))),
            counts(
                    GARMIN,
                    "clocks that nobody can read, a bad day",
                    days("2026-05-04", 9878, "2026-05-05", 700),
                    file(
                            "UDSFile_1.json",
                            json(
                                    day("2026-05-04", 9878, "+02").replace("T00:00:00.0", "T00:07:13.0"),
                                    day("2026-05-05", 700, "+02").replace("T00:00:00.0", "midnight"),
                                    "{\"calendarDate\":\"5/6/26\",\"totalSteps\":3}",
                                    "{\"calendarDate\":\"2026-05-07\",\"totalSteps\":\"many\"}"))),
            counts(
                    GARMIN,
                    "years of data",
                    Years.totals(),
                    file("UDSFile_1.json", json(Years.records(day -> day(Years.date(day), Years.steps(day), "+01"))))),
            counts(GARMIN, "a zip within a zip", days("2026-05-04", 9878), directory -> {
                java.nio.file.Path inner = zipOf("inner.zip", NEW, json(day("2026-05-04", 9878, "+02")))
                        .in(directory);
                return Made.zip(
                        directory.resolve("outer.zip"),
                        java.util.Map.of("a/inner.zip", java.nio.file.Files.readAllBytes(inner)));
            }),
            merges(
                    GARMIN,
                    "the same days in two folders, one of them a copy",
                    days("2026-05-04", 9878, "2026-05-05", 700),
                    zipOf(
                            "garmin.zip",
                            NEW,
                            json(day("2026-05-04", 9878, "+02"), day("2026-05-05", 700, "+02")),
                            "copy/" + NEW,
                            json(day("2026-05-05", 700, "+02"), day("2026-05-04", 9878, "+02")))),
            counts(
                    GARMIN,
                    "what is no day between the days",
                    days("2026-05-04", 9878, "2026-05-05", 700),
                    file(
                            "UDSFile_1.json",
                            json(
                                    day("2026-05-04", 9878, "+02"),
                                    "null",
                                    "\"oops\"",
                                    "[1]",
                                    day("2026-05-05", 700, "+02")))),
            refused(GARMIN, "no day", "holds no steps", file("UDSFile_1.json", "[]")),
            refused(
                    GARMIN,
                    "cut",
                    "cut or damaged",
                    cut(file("UDSFile_1.json", json(day("2026-05-04", 9878, "+02"))), 30)),
            refused(GARMIN, "an empty zip", "no steps of a known format", zipOf("garmin.zip", "readme.txt", "hello")),
            isNot(GARMIN),
        };
    }

    private static String json(String... days) {
        return "[" + String.join(",", days) + "]";
    }

    private static String day(String date, int steps, String offset) {
        String gmt = java.time.OffsetDateTime.parse(date + "T00:00:00" + offset + ":00")
                        .withOffsetSameInstant(java.time.ZoneOffset.UTC)
                        .toLocalDateTime()
                + ":00.0";
        return ("{\"calendarDate\":\"%s\",\"totalSteps\":%d,\"wellnessStartTimeGmt\":\"%s\","
                        + "\"wellnessStartTimeLocal\":\"%sT00:00:00.0\"}")
                .formatted(date, steps, gmt, date);
    }
}
