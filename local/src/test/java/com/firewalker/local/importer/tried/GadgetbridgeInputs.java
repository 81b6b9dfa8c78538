package com.firewalker.local.importer.tried;

import static com.firewalker.local.importer.format.Format.GADGETBRIDGE;
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

/** Gadgetbridge's database. */
final class GadgetbridgeInputs {

    private static final String[] TABLES = {
        "CREATE TABLE DEVICE (_id INTEGER, NAME TEXT, MANUFACTURER TEXT, IDENTIFIER TEXT, MODEL TEXT)",
        "INSERT INTO DEVICE VALUES (1, 'Mi Band 7', 'Xiaomi', 'AA:BB', 'x'), (2, 'HUAWEI WATCH GT 3', 'Huawei', 'CC', 'y')",
        "CREATE TABLE MI_BAND_ACTIVITY_SAMPLE (TIMESTAMP INTEGER, DEVICE_ID INTEGER, STEPS INTEGER)",
        "CREATE TABLE HUAWEI_ACTIVITY_SAMPLE (TIMESTAMP INTEGER, DEVICE_ID INTEGER, STEPS INTEGER,"
                + " SOURCE INTEGER, OTHER_TIMESTAMP INTEGER)",
        "CREATE TABLE MI_BAND_SLEEP (TIMESTAMP INTEGER)"
    };

    private GadgetbridgeInputs() {}

    static TriedInput[] all() {
        TriedInput.Maker usual = gadgetbridge(band("2026-05-04T05:00:00Z", 80), band("2026-05-04T05:01:00Z", -1));
        return new TriedInput[] {
            counts(GADGETBRIDGE, "the database, unmeasured minutes left out", days("2026-05-04", 80), usual),
            counts(GADGETBRIDGE, "a whole zip", days("2026-05-04", 80), directory -> {
                Path database = usual.in(directory);
                return Made.zip(
                        directory.resolve("gadgetbridge.zip"),
                        Map.of(
                                "gadgetbridge.json",
                                Made.text("{}"),
                                "database/Gadgetbridge",
                                Files.readAllBytes(database)));
            }),
            counts(
                    GADGETBRIDGE,
                    "mirrored rows of a watch",
                    days("2026-05-04", 50),
                    gadgetbridge(
                            huawei("2026-05-04T05:00:00Z", 11, 60),
                            huawei("2026-05-04T05:01:00Z", 11, -60),
                            huawei("2026-05-04T05:02:00Z", 10, 60))),
            counts(
                    GADGETBRIDGE,
                    "a half and a word as count, a word as time",
                    days("2026-05-04", 13),
                    gadgetbridge(
                            band("2026-05-04T05:00:00Z", 12).replace(", 12)", ", 12.5)"),
                            band("2026-05-04T05:01:00Z", 7).replace(", 7)", ", 'abc')"),
                            "INSERT INTO MI_BAND_ACTIVITY_SAMPLE VALUES ('x', 1, 6)")),
            merges(
                    GADGETBRIDGE,
                    "band and watch at once",
                    days("2026-05-04", 50),
                    gadgetbridge(band("2026-05-04T05:00:00Z", 80), huawei("2026-05-04T05:00:00Z", 11, 60))),
            counts(
                    GADGETBRIDGE,
                    "both hours of autumn, the night at home",
                    days("2026-10-25", 10 + 20, "2026-05-05", 30),
                    gadgetbridge(
                            band("2026-10-25T00:30:00Z", 10),
                            band("2026-10-25T01:30:00Z", 20),
                            band("2026-05-04T22:00:00Z", 30))),
            merges(
                    GADGETBRIDGE,
                    "a later, fuller export",
                    days("2026-05-04", 90, "2026-05-05", 5),
                    usual,
                    directory -> Made.database(
                            directory.resolve("Gadgetbridge"),
                            band("2026-05-05T05:00:00Z", 5),
                            "UPDATE MI_BAND_ACTIVITY_SAMPLE SET STEPS = 90 WHERE STEPS = 80")),
            merges(
                    GADGETBRIDGE,
                    "a move to Seoul between two exports, which no row tells: dates are those at home",
                    days("2026-05-04", 80, "2026-05-05", 20),
                    usual,
                    gadgetbridge(band("2026-05-04T05:00:00Z", 80), band("2026-05-05T16:00:00Z", 20))),
            counts(
                    GADGETBRIDGE,
                    "samples of a device that is not known",
                    days("2026-05-04", 80),
                    gadgetbridge(
                            band("2026-05-04T05:00:00Z", 80),
                            band("2026-05-04T05:01:00Z", 70).replace(", 1, ", ", 9, "))),
            counts(GADGETBRIDGE, "years of data", Years.totals(), gadgetbridge(Years.records(day -> minutes(day)))),
            refused(GADGETBRIDGE, "without samples", "holds no steps", gadgetbridge()),
            refused(GADGETBRIDGE, "cut", "cannot be read", cut(usual, 9000)),
            refused(GADGETBRIDGE, "an empty file", "no steps of a known format", file("Gadgetbridge", "")),
            refused(
                    GADGETBRIDGE,
                    "another database",
                    "no steps of a known format",
                    databaseOf("Gadgetbridge", "CREATE TABLE DEVICE (_id INTEGER)")),
            isNot(GADGETBRIDGE),
        };
    }

    private static TriedInput.Maker gadgetbridge(String... rows) {
        return databaseOf(
                "Gadgetbridge",
                Stream.concat(Stream.of(TABLES), Stream.of(rows)).toArray(String[]::new));
    }

    private static String band(String at, int steps) {
        return "INSERT INTO MI_BAND_ACTIVITY_SAMPLE VALUES (%d, 1, %d)"
                .formatted(Instant.parse(at).getEpochSecond(), steps);
    }

    private static String minutes(int day) {
        long at = Instant.parse(Years.date(day) + "T11:00:00Z").getEpochSecond();
        StringBuilder sql = new StringBuilder("INSERT INTO MI_BAND_ACTIVITY_SAMPLE VALUES ");
        int left = Years.steps(day);
        for (int minute = 0; left > 0; minute++) {
            int steps = Math.min(250, left);
            sql.append(minute == 0 ? "" : ", ").append("(%d, 1, %d)".formatted(at + 60L * minute, steps));
            left -= steps;
        }
        return sql.toString();
    }

    private static String huawei(String at, int source, int other) {
        long seconds = Instant.parse(at).getEpochSecond();
        return "INSERT INTO HUAWEI_ACTIVITY_SAMPLE VALUES (%d, 2, 50, %d, %d)"
                .formatted(seconds, source, seconds + other);
    }
}
