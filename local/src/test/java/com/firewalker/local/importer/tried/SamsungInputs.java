package com.firewalker.local.importer.tried;

import static com.firewalker.local.importer.format.Format.SAMSUNG_HEALTH;
import static com.firewalker.local.importer.tried.Made.cut;
import static com.firewalker.local.importer.tried.Made.file;
import static com.firewalker.local.importer.tried.Made.zipOf;
import static com.firewalker.local.importer.tried.TriedInput.counts;
import static com.firewalker.local.importer.tried.TriedInput.days;
import static com.firewalker.local.importer.tried.TriedInput.isNot;
import static com.firewalker.local.importer.tried.TriedInput.merges;
import static com.firewalker.local.importer.tried.TriedInput.refused;

import java.nio.file.Files;
import java.nio.file.Path;

/** Samsung Health's folder of tables. */
final class SamsungInputs {

    private static final String FOLDER = "samsunghealth_ada_20260601120000/";
    private static final String STEPS = FOLDER + "com.samsung.shealth.tracker.pedometer_step_count.20260601120000.csv";
    private static final String DAILY = FOLDER + "com.samsung.shealth.step_daily_trend.20260601120000.csv";
    private static final String DEVICES = FOLDER + "com.samsung.health.device_profile.20260601120000.csv";
    private static final String P = "com.samsung.health.step_count.";

    private SamsungInputs() {}

    static TriedInput[] all() {
        return new TriedInput[] {
            counts(
                    SAMSUNG_HEALTH,
                    "a zip with times in UTC and offsets",
                    days("2026-05-05", 812),
                    zipOf("samsung.zip", STEPS, rows(row("2026-05-04 22:00", "UTC+0200", 812, "phone-1", 1)))),
            counts(SAMSUNG_HEALTH, "a folder", days("2026-05-05", 812), directory -> {
                Path folder = Files.createDirectories(directory.resolve(FOLDER));
                Files.writeString(
                        directory.resolve(STEPS), rows(row("2026-05-04 22:00", "UTC+0200", 812, "phone-1", 1)));
                return folder;
            }),
            merges(
                    SAMSUNG_HEALTH,
                    "watch and phone at once",
                    days("2026-05-04", 900),
                    zipOf(
                            "samsung.zip",
                            DEVICES,
                            "com.samsung.health.device_profile,1,2\ndeviceuuid,device_group,model,manufacturer\n"
                                    + "phone-1,360001,SM-S928N,Samsung,\nwatch-1,360003,SM-R860,Samsung,",
                            STEPS,
                            rows(
                                    row("2026-05-04 05:00", "UTC+0200", 1000, "phone-1", 1),
                                    row("2026-05-04 05:00", "UTC+0200", 900, "watch-1", 2)))),
            counts(
                    SAMSUNG_HEALTH,
                    "totals for days without rows",
                    days("2026-05-04", 812, "2026-05-06", 4857),
                    zipOf(
                            "samsung.zip",
                            STEPS,
                            rows(row("2026-05-04 05:00", "UTC+0200", 812, "phone-1", 1)),
                            DAILY,
                            daily("1777852800000,9999,-2,", "1778025600000,4857,-2,", "1778025600000,900,0,"))),
            merges(
                    SAMSUNG_HEALTH,
                    "a move to Seoul between two exports",
                    days("2026-05-04", 300, "2026-05-06", 500),
                    zipOf("samsung.zip", STEPS, rows(row("2026-05-04 20:30", "UTC+0200", 300, "phone-1", 1))),
                    zipOf(
                            "samsung.zip",
                            STEPS,
                            rows(
                                    row("2026-05-04 20:30", "UTC+0200", 300, "phone-1", 1),
                                    row("2026-05-05 20:30", "UTC+0900", 500, "phone-1", 2)))),
            merges(
                    SAMSUNG_HEALTH,
                    "a day that grew, a record changed later",
                    days("2026-05-04", 900, "2026-05-06", 5000),
                    zipOf(
                            "samsung.zip",
                            STEPS,
                            rows(row("2026-05-04 05:00", "UTC+0200", 812, "phone-1", 1)),
                            DAILY,
                            daily("1778025600000,4857,-2,")),
                    zipOf(
                            "samsung.zip",
                            STEPS,
                            rows(row("2026-05-04 05:00", "UTC+0200", 900, "phone-1", 1)
                                    .replace("-06-01", "-06-02")),
                            DAILY,
                            daily("1778025600000,5000,-2,"))),
            counts(
                    SAMSUNG_HEALTH,
                    "years of data",
                    Years.totals(),
                    zipOf(
                            "samsung.zip",
                            STEPS,
                            rows(Years.records(day ->
                                    row(Years.date(day) + " 11:00", "UTC+0200", Years.steps(day), "phone-1", day))))),
            counts(
                    SAMSUNG_HEALTH,
                    "rows without an offset, times in milliseconds, a cut row",
                    days("2026-05-04", 300 + 200),
                    cut(
                            file(
                                    "com.samsung.shealth.tracker.pedometer_step_count.1.csv",
                                    rows(
                                            row("2026-05-04 20:30", "", 300, "phone-1", 1),
                                            "1777878000000,1777878600000,UTC+0200,200,phone-1,id-2,1780272000000,",
                                            row("2026-05-04 06:30", "UTC+0200", 300, "phone-1", 3))),
                            75)),
            refused(
                    SAMSUNG_HEALTH,
                    "tables without rows",
                    "holds no steps",
                    zipOf("samsung.zip", STEPS, rows(), DAILY, daily())),
            refused(
                    SAMSUNG_HEALTH,
                    "other tables",
                    "no steps of a known format",
                    zipOf("samsung.zip", FOLDER + "com.samsung.health.weight.1.csv", "com.samsung.health.weight,1")),
            refused(
                    SAMSUNG_HEALTH,
                    "a cut zip",
                    "cut or damaged",
                    cut(zipOf("samsung.zip", STEPS, rows(row("2026-05-04 05:00", "UTC+0200", 1, "p", 1))), 40)),
            isNot(SAMSUNG_HEALTH),
        };
    }

    private static String rows(String... rows) {
        String columns = P + "start_time," + P + "end_time," + P + "time_offset," + P + "count," + P + "deviceuuid," + P
                + "datauuid," + P + "update_time\n";
        return "\uFEFFcom.samsung.shealth.tracker.pedometer_step_count,6313026,9\n" + columns + String.join("\n", rows);
    }

    private static String row(String start, String offset, int count, String device, int number) {
        String end = start.substring(0, start.length() - 1) + "9";
        return "%s:00.000,%s:59.000,%s,%d,%s,id-%d,2026-06-01 00:00:00.000,"
                .formatted(start, end, offset, count, device, number);
    }

    private static String daily(String... rows) {
        return "com.samsung.shealth.step_daily_trend,6313026,9\nday_time,count,source_type\n" + String.join("\n", rows);
    }
}
