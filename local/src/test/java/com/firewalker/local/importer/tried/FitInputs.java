package com.firewalker.local.importer.tried;

import static com.firewalker.local.importer.format.Format.GOOGLE_TAKEOUT;
import static com.firewalker.local.importer.tried.Made.cut;
import static com.firewalker.local.importer.tried.Made.zipOf;
import static com.firewalker.local.importer.tried.TriedInput.counts;
import static com.firewalker.local.importer.tried.TriedInput.days;
import static com.firewalker.local.importer.tried.TriedInput.isNot;
import static com.firewalker.local.importer.tried.TriedInput.merges;
import static com.firewalker.local.importer.tried.TriedInput.refused;

import java.time.Instant;

/** Google Fit from Takeout. */
final class FitInputs {

    private static final String ALL = "Takeout/Fit/All Data/";
    private static final String DAYS = "Takeout/Fit/Daily activity metrics/";
    private static final String RAW =
            "raw:com.google.step_count.delta:com.google.android.apps.fitness:Google:Pixel 7:ab:steps";
    private static final String WATCH =
            "raw:com.google.step_count.delta:com.google.android.wearable:Google:Pixel Watch:cd:steps";
    private static final String MERGED = "derived:com.google.step_count.delta:com.google.android.gms:merge_step_deltas";
    private static final String ESTIMATED =
            "derived:com.google.step_count.delta:com.google.android.gms:estimated_steps";
    private static final String TYPED = "raw:com.google.step_count.delta:com.google.android.apps.fitness:user_input";

    private FitInputs() {}

    static TriedInput[] all() {
        return new TriedInput[] {
            counts(
                    GOOGLE_TAKEOUT,
                    "the merged stream before raw and estimated ones",
                    days("2026-05-04", 812),
                    fit(
                            ALL + "derived_com.google.step_count.delta_com.google.an.json",
                            stream(MERGED, point(RAW, "2026-05-04T05:00:00Z", "\"intVal\":812")),
                            ALL + "raw.json",
                            stream(RAW, point("", "2026-05-04T08:00:00Z", "\"intVal\":100")),
                            ALL + "minutes.json",
                            stream(
                                    "derived:com.google.active_minutes:com.google.android.gms:from_steps<-"
                                            + "com.google.step_count.delta merge_step_deltas",
                                    ""))),
            merges(
                    GOOGLE_TAKEOUT,
                    "an empty merged stream: raw ones of phone and watch, floats, nanoseconds as text, no origin",
                    days("2026-05-04", 900),
                    fit(
                            ALL + "merged.json",
                            stream(MERGED),
                            ALL + "phone.json",
                            stream(RAW, point("", "2026-05-04T05:00:00Z", "\"fpVal\":1000.0")),
                            ALL + "watch.json",
                            stream(WATCH, point("", "2026-05-04T05:00:00Z", "\"intVal\":900"))
                                    .replaceAll("Nanos\":(\\d+)", "Nanos\":\"$1\""),
                            ALL + "estimated.json",
                            stream(ESTIMATED, point("", "2026-05-04T09:00:00Z", "\"intVal\":77")))),
            counts(
                    GOOGLE_TAKEOUT,
                    "what is no point between the points",
                    days("2026-05-04", 812 + 100),
                    fit(
                            ALL + "merged.json",
                            stream(
                                    MERGED,
                                    point(RAW, "2026-05-04T05:00:00Z", "\"intVal\":812"),
                                    "null",
                                    "\"oops\"",
                                    point(RAW, "2026-05-04T08:00:00Z", "\"intVal\":100")))),
            merges(
                    GOOGLE_TAKEOUT,
                    "an estimate alone, and what was typed in",
                    days("2026-05-04", 77 + 500),
                    fit(
                            ALL + "estimated.json",
                            stream(
                                    ESTIMATED,
                                    point("", "2026-05-04T09:00:00Z", "\"intVal\":77"),
                                    point(TYPED, "2026-05-04T12:00:00Z", "\"intVal\":500"),
                                    point("", "2026-05-04T15:00:00Z", "\"stringVal\":\"x\"")))),
            counts(
                    GOOGLE_TAKEOUT,
                    "quarter hours and totals for days without a stream",
                    days("2026-05-04", 100, "2026-05-05", 60, "2026-05-06", 777),
                    fit(
                            ALL + "raw.json",
                            stream(RAW, point("", "2026-05-04T05:00:00Z", "\"intVal\":100")),
                            DAYS + "2026-05-04.csv",
                            quarters("08:00:00.000+02:00,08:15:00.000+02:00,50"),
                            DAYS + "2026-05-05.csv",
                            quarters(
                                    "08:00:00.000+02:00,08:15:00.000+02:00,60",
                                    "08:15:00.000+02:00,08:30:00.000+02:00,"),
                            DAYS + "Daily activity metrics.csv",
                            "Date,Step count\n2026-05-04,999\n2026-05-05,999\n2026-05-06,777")),
            counts(
                    GOOGLE_TAKEOUT,
                    "a day just after midnight at home is that day, not UTC's",
                    days("2026-05-05", 100, "2026-05-04", 40),
                    fit(
                            ALL + "raw.json",
                            stream(RAW, point("", "2026-05-04T22:30:00Z", "\"intVal\":100")),
                            DAYS + "2026-05-04.csv",
                            quarters("08:00:00.000+02:00,08:15:00.000+02:00,40"),
                            DAYS + "2026-05-05.csv",
                            quarters("08:00:00.000+02:00,08:15:00.000+02:00,50"))),
            counts(
                    GOOGLE_TAKEOUT,
                    "the hour that autumn has twice, and a midnight",
                    days("2026-10-25", 10 + 20 + 30),
                    fit(
                            DAYS + "2026-10-25.csv",
                            quarters(
                                    "02:45:00.000+02:00,02:00:00.000+01:00,10",
                                    "02:45:00.000+01:00,03:00:00.000+01:00,20",
                                    "23:45:00.000+01:00,00:00:00.000+01:00,30"))),
            merges(
                    GOOGLE_TAKEOUT,
                    "a move to Seoul between two exports, and a day that grew",
                    days("2026-05-04", 50, "2026-05-06", 90, "2026-05-07", 800),
                    fit(
                            DAYS + "2026-05-04.csv",
                            quarters("22:00:00.000+02:00,22:15:00.000+02:00,50"),
                            DAYS + "Daily activity metrics.csv",
                            "Date,Step count\n2026-05-07,300"),
                    fit(
                            DAYS + "2026-05-04.csv",
                            quarters("22:00:00.000+02:00,22:15:00.000+02:00,50"),
                            DAYS + "2026-05-06.csv",
                            quarters("05:00:00.000+09:00,05:15:00.000+09:00,90"),
                            DAYS + "Daily activity metrics.csv",
                            "Date,Step count\n2026-05-07,800")),
            merges(
                    GOOGLE_TAKEOUT,
                    "Fit and Fitbit in one Takeout",
                    days("2026-05-04", 812, "2026-05-05", 80),
                    fit(
                            ALL + "merged.json",
                            stream(MERGED, point(RAW, "2026-05-04T05:00:00Z", "\"intVal\":812")),
                            "Takeout/Fitbit/Physical Activity_GoogleData/steps_2026-05-01.csv",
                            "timestamp,steps,data source\n2026-05-05T05:00:00Z,80,Charge 6")),
            counts(
                    GOOGLE_TAKEOUT,
                    "years of data",
                    Years.totals(),
                    fit(
                            ALL + "raw.json",
                            stream(
                                    RAW,
                                    Years.records(day -> point(
                                            "", Years.date(day) + "T11:00:00Z", "\"intVal\":" + Years.steps(day)))))),
            refused(
                    GOOGLE_TAKEOUT,
                    "a cut stream",
                    "cut or damaged",
                    fit(
                            ALL + "raw.json",
                            stream(RAW, point("", "2026-05-04T05:00:00Z", "\"intVal\":100"))
                                    .replace("}}]}]}", ""))),
            refused(
                    GOOGLE_TAKEOUT,
                    "a cut zip",
                    "cut or damaged",
                    cut(fit(ALL + "raw.json", stream(RAW, point("", "2026-05-04T05:00:00Z", "\"intVal\":1"))), 40)),
            refused(
                    GOOGLE_TAKEOUT,
                    "streams without points",
                    "no steps of a known format",
                    fit(ALL + "raw.json", stream(RAW))),
            isNot(GOOGLE_TAKEOUT),
        };
    }

    private static TriedInput.Maker fit(String... entries) {
        return zipOf("takeout-20260601T000000Z-001.zip", entries);
    }

    private static String stream(String source, String... points) {
        return "{\"Data Source\":\"" + source + "\",\"Data Points\":[" + String.join(",", points) + "]}";
    }

    private static String point(String origin, String start, String value) {
        long from = Instant.parse(start).getEpochSecond();
        return ("{\"dataTypeName\":\"com.google.step_count.delta\",\"startTimeNanos\":%d000000000,"
                        + "\"endTimeNanos\":%d000000000,\"originDataSourceId\":\"%s\",\"fitValue\":[{\"value\":{%s}}]}")
                .formatted(from, from + 600, origin, value);
    }

    private static String quarters(String... rows) {
        return "Start time,End time,Step count\n" + String.join("\n", rows);
    }
}
