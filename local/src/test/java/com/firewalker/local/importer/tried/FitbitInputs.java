package com.firewalker.local.importer.tried;

import static com.firewalker.local.importer.format.Format.FITBIT;
import static com.firewalker.local.importer.tried.Made.cut;
import static com.firewalker.local.importer.tried.Made.file;
import static com.firewalker.local.importer.tried.Made.zipOf;
import static com.firewalker.local.importer.tried.TriedInput.counts;
import static com.firewalker.local.importer.tried.TriedInput.days;
import static com.firewalker.local.importer.tried.TriedInput.isNot;
import static com.firewalker.local.importer.tried.TriedInput.merges;
import static com.firewalker.local.importer.tried.TriedInput.refused;

/** Fitbit from Takeout. */
final class FitbitInputs {

    private static final String MINUTES = "Takeout/Fitbit/Physical Activity_GoogleData/steps_2026-05-01.csv";
    private static final String NEWER = "Takeout/Google Health/Physical Activity_GoogleData/Steps/steps_2026-05-01.csv";
    private static final String OLD = "Takeout/Fitbit/Global Export Data/steps-2026-04-01.json";
    private static final String HEADER = "timestamp,steps,data source\n";

    private FitbitInputs() {}

    static TriedInput[] all() {
        return new TriedInput[] {
            counts(
                    FITBIT,
                    "minutes in UTC, copies of other apps passed over",
                    days("2026-05-05", 80 + 70),
                    zipOf(
                            "takeout.zip",
                            MINUTES,
                            HEADER + "2026-05-04T22:00:00Z,80,Charge 6\n2026-05-04T22:01:00Z,70,Charge 6\n"
                                    + "2026-05-04T22:02:00Z,60,Health Connect\n2026-05-04T22:03:00Z,50,Ada's Health Kit",
                            "Takeout/Fitbit/Physical Activity_GoogleData/Steps Readme.txt",
                            "what the columns mean")),
            merges(
                    FITBIT,
                    "the newer folder, band and phone at once",
                    days("2026-05-04", 80),
                    zipOf(
                            "takeout.zip",
                            NEWER,
                            HEADER + "2026-05-04T05:00:00Z,80,Inspire 3\n2026-05-04T05:00:00Z,90,MobileTrack")),
            counts(
                    FITBIT,
                    "months without minutes of a device from wall times, both hours of autumn",
                    days("2026-04-10", 13, "2025-10-26", 10 + 20, "2026-05-04", 80),
                    zipOf(
                            "takeout.zip",
                            MINUTES,
                            HEADER + "2026-05-04T05:00:00Z,80,Charge 6",
                            OLD,
                            minutes("04/10/26 00:10:00", "13", "05/04/26 07:00:00", "99"),
                            "Takeout/Fitbit/Global Export Data/steps-2025-10-20.json",
                            minutes("10/26/25 02:30:00", "10", "10/26/25 02:30:00", "20"))),
            counts(
                    FITBIT,
                    "a month whose first hours at home are the month before",
                    days("2026-05-01", 80, "2026-04-10", 13),
                    zipOf(
                            "takeout.zip",
                            MINUTES,
                            HEADER + "2026-05-01T00:00:00Z,80,Charge 6",
                            OLD,
                            minutes("04/10/26 07:00:00", "13"))),
            merges(
                    FITBIT,
                    "a fuller export: a minute that grew and a month that came",
                    days("2026-05-04", 90, "2026-05-05", 10),
                    zipOf("takeout.zip", MINUTES, HEADER + "2026-05-04T05:00:00Z,80,Charge 6"),
                    zipOf(
                            "takeout.zip",
                            MINUTES,
                            HEADER + "2026-05-04T05:00:00Z,90,Charge 6\n2026-05-05T05:00:00Z,10,Charge 6")),
            merges(
                    FITBIT,
                    "a move to Seoul between two exports, which no file tells: dates are those at home",
                    days("2026-05-04", 80, "2026-05-05", 20),
                    zipOf("takeout.zip", MINUTES, HEADER + "2026-05-04T05:00:00Z,80,Charge 6"),
                    zipOf(
                            "takeout.zip",
                            MINUTES,
                            HEADER + "2026-05-04T05:00:00Z,80,Charge 6\n2026-05-05T16:00:00Z,20,Charge 6")),
            counts(FITBIT, "years of data", Years.totals(), file("steps_2023-01-01.csv", HEADER + years())),
            counts(
                    FITBIT,
                    "a cut row, a bad row, zeros",
                    days("2026-05-04", 80),
                    cut(
                            file(
                                    "steps_2026-05-01.csv",
                                    HEADER + "2026-05-04T05:00:00Z,80,Charge 6\n2026-05-04T05:01:00Z,0,Charge 6\n"
                                            + "yesterday,5,Charge 6\n2026-05-04T05:02:00Z,70"),
                            3)),
            counts(
                    FITBIT,
                    "what is no minute between the minutes",
                    days("2026-04-10", 13 + 20),
                    file(
                            "steps-2026-04-01.json",
                            minutes("04/10/26 07:00:00", "13").replace("]", ",null,7,")
                                    + minutes("04/10/26 08:00:00", "20").substring(1))),
            refused(
                    FITBIT,
                    "cut minutes",
                    "cut or damaged",
                    cut(file("steps-2026-04-01.json", minutes("04/10/26 07:00:00", "13")), 5)),
            refused(FITBIT, "no minutes", "no steps of a known format", file("steps-2026-04-01.json", "[]")),
            refused(FITBIT, "copies alone", "copy of another app's record", copies()),
            refused(FITBIT, "an empty file", "no steps of a known format", file("steps_2026-05-01.csv", "")),
            isNot(FITBIT),
        };
    }

    private static TriedInput.Maker copies() {
        return file("steps_2026-05-01.csv", HEADER + "2026-05-04T05:00:00Z,80,Health Connect");
    }

    /** Three years in minutes of at most 250 steps, as people walk. */
    private static String years() {
        return String.join("\n", Years.records(day -> minutesOf(day)));
    }

    private static String minutesOf(int day) {
        StringBuilder rows = new StringBuilder();
        int left = Years.steps(day);
        for (int minute = 0; left > 0; minute++) {
            int steps = Math.min(250, left);
            rows.append(minute == 0 ? "" : "\n")
                    .append("%sT11:%02d:00Z,%d,Charge 6".formatted(Years.date(day), minute, steps));
            left -= steps;
        }
        return rows.toString();
    }

    private static String minutes(String... said) {
        StringBuilder json = new StringBuilder("[");
        for (int i = 0; i < said.length; i += 2) {
            json.append(i == 0 ? "" : ",")
                    .append("{\"dateTime\":\"" + said[i] + "\",\"value\":\"" + said[i + 1] + "\"}");
        }
        return json.append("]").toString();
    }
}
