package com.firewalker.local.importer.tried;

import static com.firewalker.local.importer.format.Format.ZEPP;
import static com.firewalker.local.importer.tried.Made.cut;
import static com.firewalker.local.importer.tried.Made.file;
import static com.firewalker.local.importer.tried.Made.zipOf;
import static com.firewalker.local.importer.tried.TriedInput.counts;
import static com.firewalker.local.importer.tried.TriedInput.days;
import static com.firewalker.local.importer.tried.TriedInput.isNot;
import static com.firewalker.local.importer.tried.TriedInput.merges;
import static com.firewalker.local.importer.tried.TriedInput.refused;

/** Zepp's folders of tables. */
final class ZeppInputs {

    private static final String MINUTES = "ACTIVITY_MINUTE/ACTIVITY_MINUTE_1780000000000.csv";
    private static final String DAYS = "ACTIVITY/ACTIVITY_1780000000000.csv";
    private static final String STAGES = "ACTIVITY_STAGE/ACTIVITY_STAGE_1780000000000.csv";
    private static final String MINUTE_HEADER = "\uFEFFdate,time,steps\n";
    private static final String DAY_HEADER = "\uFEFFdate,steps,distance,runDistance,calories\n";

    private ZeppInputs() {}

    static TriedInput[] all() {
        return new TriedInput[] {
            merges(
                    ZEPP,
                    "a whole zip: minutes, days, and walks that are made of the same minutes",
                    days("2026-05-04", 80, "2026-05-05", 4100),
                    zipOf(
                            "zepp.zip",
                            MINUTES,
                            MINUTE_HEADER + "2026-05-04,07:00,80\n2026-05-04,07:01,0",
                            DAYS,
                            DAY_HEADER + "2026-05-04,999,1,0,1\n2026-05-05,4100,1,0,1",
                            STAGES,
                            "date,start,stop,distance,calories,steps\n2026-05-05,07:00,07:10,5,5,700\n"
                                    + "2026-05-06,07:00,07:10,5,5,700")),
            counts(
                    ZEPP,
                    "minutes alone",
                    days("2026-05-04", 80),
                    file("ACTIVITY_MINUTE_1.csv", "date,time,steps\n2026-05-04,07:00,80")),
            counts(
                    ZEPP,
                    "days alone",
                    days("2026-05-05", 4100),
                    file("ACTIVITY_1.csv", DAY_HEADER + "2026-05-05,4100,1,0,1")),
            counts(
                    ZEPP,
                    "both hours of autumn, midnight at home",
                    days("2026-10-25", 10 + 20 + 5),
                    file(
                            "ACTIVITY_MINUTE_1.csv",
                            MINUTE_HEADER + "2026-10-25,00:00,5\n2026-10-25,02:30,10\n2026-10-25,02:30,20")),
            merges(
                    ZEPP,
                    "a day that grew",
                    days("2026-05-05", 5000),
                    file("ACTIVITY_1.csv", DAY_HEADER + "2026-05-05,4100,1,0,1"),
                    file("ACTIVITY_1.csv", DAY_HEADER + "2026-05-05,5000,1,0,1")),
            merges(
                    ZEPP,
                    "minutes keep their written dates where the walker moved between two exports",
                    days("2026-05-04", 80, "2026-05-06", 20),
                    file("ACTIVITY_MINUTE_1.csv", MINUTE_HEADER + "2026-05-04,07:00,80"),
                    file("ACTIVITY_MINUTE_1.csv", MINUTE_HEADER + "2026-05-04,07:00,80\n2026-05-06,00:30,20")),
            counts(
                    ZEPP,
                    "a bad row and a cut one",
                    days("2026-05-04", 80),
                    cut(
                            file(
                                    "ACTIVITY_MINUTE_1.csv",
                                    MINUTE_HEADER + "2026-05-04,07:00,80\n2026-05-04,25:00,5\n2026-05-04,07:02,70"),
                            3)),
            counts(
                    ZEPP,
                    "years of data",
                    Years.totals(),
                    file(
                            "ACTIVITY_1.csv",
                            DAY_HEADER
                                    + String.join(
                                            "\n",
                                            Years.records(
                                                    day -> Years.date(day) + "," + Years.steps(day) + ",1,0,1")))),
            refused(ZEPP, "no row", "holds no steps", file("ACTIVITY_1.csv", DAY_HEADER)),
            refused(ZEPP, "a cut zip", "cut or damaged", cut(zipOf("zepp.zip", DAYS, DAY_HEADER), 30)),
            refused(ZEPP, "an empty file", "no steps of a known format", file("ACTIVITY_1.csv", "")),
            isNot(ZEPP),
        };
    }
}
