package com.firewalker.local.importer.tried;

import static com.firewalker.local.importer.format.Format.WITHINGS;
import static com.firewalker.local.importer.tried.Made.cut;
import static com.firewalker.local.importer.tried.Made.file;
import static com.firewalker.local.importer.tried.Made.zipOf;
import static com.firewalker.local.importer.tried.TriedInput.counts;
import static com.firewalker.local.importer.tried.TriedInput.days;
import static com.firewalker.local.importer.tried.TriedInput.isNot;
import static com.firewalker.local.importer.tried.TriedInput.merges;
import static com.firewalker.local.importer.tried.TriedInput.refused;

/** Withings' lists of steps. */
final class WithingsInputs {

    private static final String NAME = "raw_tracker_steps.csv";
    private static final String HEADER = "start,duration,value\n";

    private WithingsInputs() {}

    static TriedInput[] all() {
        return new TriedInput[] {
            counts(
                    WITHINGS,
                    "a whole zip among other measures",
                    days("2026-05-04", 12 + 30),
                    zipOf(
                            "data_ADA.zip",
                            "raw_tracker_distance.csv",
                            HEADER + "2026-05-04T07:00:00+02:00,[60],[55]",
                            NAME,
                            HEADER + "2026-05-04T07:00:00+02:00,\"[60,60,60]\",\"[0,12,30]\"")),
            counts(WITHINGS, "without quotes", days("2026-05-04", 12), one("2026-05-04T07:00:00+02:00,[60],[12]")),
            counts(
                    WITHINGS,
                    "midnight at home",
                    days("2026-05-04", 10, "2026-05-05", 20),
                    one("2026-05-04T23:45:00+02:00,\"[900,900]\",\"[10,20]\"")),
            merges(
                    WITHINGS,
                    "a move to Seoul between two exports",
                    days("2026-05-04", 300, "2026-05-06", 500),
                    one("2026-05-04T22:30:00+02:00,\"[600]\",\"[300]\""),
                    one(
                            "2026-05-04T22:30:00+02:00,\"[600]\",\"[300]\"",
                            "2026-05-06T05:30:00+09:00,\"[600]\",\"[500]\"")),
            merges(
                    WITHINGS,
                    "a minute that grew",
                    days("2026-05-04", 90),
                    one("2026-05-04T07:00:00+02:00,[60],[80]"),
                    one("2026-05-04T07:00:00+02:00,[60],[90]")),
            counts(
                    WITHINGS,
                    "lists of unlike length, a bad row, a cut row",
                    days("2026-05-04", 12),
                    cut(
                            one(
                                    "2026-05-04T07:00:00+02:00,\"[60]\",\"[12,99]\"",
                                    "2026-05-04T08:00:00+02:00,sixty,[5]",
                                    "2026-05-04T09:00:00+02:00,\"[60]\",\"[12]\""),
                            7)),
            counts(
                    WITHINGS,
                    "years of data",
                    Years.totals(),
                    one(Years.records(
                            day -> Years.date(day) + "T11:00:00+01:00,\"[900]\",\"[" + Years.steps(day) + "]\""))),
            counts(
                    WITHINGS,
                    "the hour that autumn gives twice",
                    days("2025-10-26", 10 + 20),
                    one("2025-10-26T02:30:00+02:00,[600],[10]", "2025-10-26T02:30:00+01:00,[600],[20]")),
            counts(
                    WITHINGS,
                    "counts as text, with a half, and words; lengths that are none or beyond all measure",
                    days("2026-05-04", 20 + 51 + 30 + 40),
                    one(
                            "2026-05-04T07:00:00+02:00,[60],[20]",
                            "2026-05-04T08:00:00+02:00,\"[60,60,60,60]\",\"[\"\"50.5\"\",\"\"abc\"\",{},30]\"",
                            "2026-05-04T09:00:00+02:00,[{}],[5]",
                            "2026-05-04T09:00:00+02:00,\"[99999999999999999999]\",[5]",
                            "2026-05-04T09:00:00+02:00,\"[999999999999999]\",[5]",
                            "2026-05-04T10:00:00+02:00,\"[\"\"60.0\"\"]\",[40]")),
            refused(WITHINGS, "no row", "holds no steps", one()),
            refused(WITHINGS, "zeros alone", "holds no steps", one("2026-05-04T07:00:00+02:00,[60],[0]")),
            refused(WITHINGS, "an empty file", "no steps of a known format", file(NAME, "")),
            isNot(WITHINGS),
        };
    }

    private static TriedInput.Maker one(String... rows) {
        return file(NAME, HEADER + String.join("\n", rows));
    }
}
