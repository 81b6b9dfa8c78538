package com.firewalker.local.importer.tried;

import static com.firewalker.local.importer.format.Format.CSV;
import static com.firewalker.local.importer.format.Format.FITBIT_MINUTES;
import static com.firewalker.local.importer.format.Format.OURA;
import static com.firewalker.local.importer.tried.Made.changedZip;
import static com.firewalker.local.importer.tried.Made.cut;
import static com.firewalker.local.importer.tried.Made.file;
import static com.firewalker.local.importer.tried.Made.gz;
import static com.firewalker.local.importer.tried.Made.zipOf;
import static com.firewalker.local.importer.tried.TriedInput.counts;
import static com.firewalker.local.importer.tried.TriedInput.countsOf;
import static com.firewalker.local.importer.tried.TriedInput.days;
import static com.firewalker.local.importer.tried.TriedInput.isNot;
import static com.firewalker.local.importer.tried.TriedInput.merges;
import static com.firewalker.local.importer.tried.TriedInput.mergesOf;
import static com.firewalker.local.importer.tried.TriedInput.refused;

import java.util.Map;

/** Plain tables: Oura's days, hand-made days, and minutes of several walkers. */
final class TableInputs {

    private static final String MINUTES = "walker,minute,steps\n";

    private TableInputs() {}

    static TriedInput[] oura() {
        String header = "id;class_5_min;contributors;day;met;steps\n";
        return new TriedInput[] {
            counts(
                    OURA,
                    "a whole zip with lists in its cells",
                    days("2026-05-04", 4100),
                    zipOf(
                            "oura.zip",
                            "App Data/dailyactivity.csv",
                            header
                                    + "a;0011;{\"stay_active\": 90, \"meet\": 1};2026-05-04;{\"items\": [0.9, 1.1]};4100",
                            "App Data/sleep.csv",
                            "id;day;score\na;2026-05-04;80")),
            counts(
                    OURA,
                    "the table alone",
                    days("2026-05-04", 4100),
                    file("dailyactivity.csv", "id;day;steps\na;2026-05-04;4100")),
            counts(
                    OURA,
                    "commas and quotes",
                    days("2026-05-04", 4100),
                    file("x.csv", "\"id\",\"day\",\"steps\"\n\"a\",\"2026-05-04\",\"4100\"")),
            merges(
                    OURA,
                    "a later, fuller export",
                    days("2026-05-04", 5000, "2026-05-05", 10),
                    file("x.csv", "id;day;steps\na;2026-05-04;4100"),
                    file("x.csv", "id;day;steps\na;2026-05-04;5000\nb;2026-05-05;10")),
            counts(
                    OURA,
                    "a bad day, a day without steps, a cut one",
                    days("2026-05-04", 4100),
                    cut(file("x.csv", "id;day;steps\na;2026-05-04;4100\nb;soon;5\nc;2026-05-06;\nd;2026-05-07;5"), 2)),
            counts(
                    OURA,
                    "days on which clocks are changed",
                    days("2026-03-29", 5, "2026-10-25", 6),
                    file("x.csv", "id;day;steps\na;2026-03-29;5\nb;2026-10-25;6")),
            counts(
                    OURA,
                    "years of data",
                    Years.totals(),
                    file(
                            "x.csv",
                            "id;day;steps\n"
                                    + String.join(
                                            "\n",
                                            Years.records(day -> "x;" + Years.date(day) + ";" + Years.steps(day))))),
            merges(
                    OURA,
                    "written dates stay where the walker moved between two exports",
                    days("2026-05-04", 4100, "2026-05-06", 300),
                    file("x.csv", "id;day;steps\na;2026-05-04;4100"),
                    file("x.csv", "id;day;steps\na;2026-05-04;4100\nb;2026-05-06;300")),
            refused(OURA, "no row", "holds no steps", file("x.csv", "id;day;steps")),
            refused(OURA, "an empty file", "no steps of a known format", file("x.csv", "")),
            isNot(OURA),
        };
    }

    static TriedInput[] csv() {
        return new TriedInput[] {
            counts(CSV, "date and steps", days("2026-05-04", 4100), file("steps.csv", "date,steps\n2026-05-04,4100")),
            counts(
                    CSV,
                    "a German sheet: semicolons, points and a mark at the start",
                    days("2026-05-04", 4100, "2026-05-05", 813),
                    file("steps.csv", "\uFEFFDate;Steps\r\n2026-05-04;4.100\r\n\r\n2026-05-05;812,5\r\n")),
            counts(
                    CSV,
                    "thousands in quotes, decimals, other columns",
                    days("2026-05-04", 4100, "2026-05-05", 100),
                    file("steps.csv", "\"day\",\"mood\",\"step count\"\n2026-05-04,good,\"4,100\"\n2026-05-05,,100.0")),
            counts(CSV, "tabs", days("2026-05-04", 4100), file("steps.tsv", "date\tsteps\n2026-05-04\t4100")),
            merges(
                    CSV,
                    "a day given twice, then fuller",
                    days("2026-05-04", 6000),
                    file("steps.csv", "date,steps\n2026-05-04,4100\n2026-05-04,5000"),
                    file("steps.csv", "date,steps\n2026-05-04,6000")),
            counts(
                    CSV,
                    "words and infinities for counts",
                    days("2026-05-04", 4100),
                    file("steps.csv", "date,steps\n2026-05-04,4100\n2026-05-05,Infinity\n2026-05-06,0x1p3\n4 May,7")),
            counts(
                    CSV,
                    "years of data",
                    Years.totals(),
                    file(
                            "steps.csv",
                            "date,steps\n"
                                    + String.join(
                                            "\n", Years.records(day -> Years.date(day) + "," + Years.steps(day))))),
            counts(
                    CSV,
                    "a zip of it",
                    days("2026-05-04", 4100),
                    zipOf(
                            "steps.zip",
                            "export/steps.csv",
                            "date,steps\n2026-05-04,4100",
                            "export/readme.txt",
                            "hello")),
            counts(
                    CSV,
                    "a cut row",
                    days("2026-05-04", 4100),
                    cut(file("steps.csv", "date,steps\n2026-05-04,4100\n2026-05-05,12"), 3)),
            merges(
                    CSV,
                    "written dates stay where the walker moved between two exports",
                    days("2026-05-04", 4100, "2026-05-06", 300),
                    file("steps.csv", "date,steps\n2026-05-04,4100"),
                    file("steps.csv", "date,steps\n2026-05-04,4100\n2026-05-06,300")),
            refused(CSV, "unreadable rows alone", "row cannot be read", file("steps.csv", "date,steps\nsoon,many")),
            refused(CSV, "no row", "holds no steps", file("steps.csv", "date,steps")),
            refused(CSV, "an empty file", "no steps of a known format", file("steps.csv", "")),
            isNot(CSV),
        };
    }

    static TriedInput[] minutes() {
        return new TriedInput[] {
            mergesOf(
                    FITBIT_MINUTES,
                    "several walkers, names with spaces and umlauts",
                    Map.of("42", days("2026-05-04", 30), "Jörg Müller", days("2026-05-04", 20)),
                    file(
                            "m.csv",
                            MINUTES
                                    + "42,2026-05-04T07:00,10\nJörg Müller,2026-05-04T07:00,20\n42,2026-05-04 07:01,20")),
            countsOf(
                    FITBIT_MINUTES,
                    "Fitabase's own header",
                    Map.of("150", days("2016-04-12", 7 + 3)),
                    file(
                            "minuteStepsNarrow.csv",
                            "Id,ActivityMinute,Steps\n150,4/12/2016 1:05:00 PM,7\n150,4/12/2016 12:05:00 AM,3")),
            countsOf(
                    FITBIT_MINUTES,
                    "both hours of autumn",
                    Map.of("42", days("2026-10-25", 10 + 20)),
                    file("m.csv", MINUTES + "42,2026-10-25T02:30,10\n42,2026-10-25T02:30,20")),
            countsOf(
                    FITBIT_MINUTES,
                    "a mark at the start, quotes, blank lines, decimals",
                    Map.of("42", days("2026-05-04", 100)),
                    file("m.csv", "\uFEFF" + MINUTES + "\n\"42\",\"2026-05-04T07:00\",\"100.0\"\n\n")),
            countsOf(
                    FITBIT_MINUTES,
                    "a bad row and a cut one",
                    Map.of("42", days("2026-05-04", 10)),
                    cut(file("m.csv", MINUTES + "42,2026-05-04T07:00,10\n42,soon,1\n42,2026-05-04T07:01,12"), 3)),
            countsOf(
                    FITBIT_MINUTES,
                    "packed once more",
                    Map.of("42", days("2026-05-04", 10)),
                    zipOf("m.zip", "a/m.csv", MINUTES + "42,2026-05-04T07:00,10")),
            mergesOf(
                    FITBIT_MINUTES,
                    "a fuller export",
                    Map.of("42", days("2026-05-04", 10 + 5)),
                    file("m.csv", MINUTES + "42,2026-05-04T07:00,10"),
                    file("m.csv", MINUTES + "42,2026-05-04T07:00,10\n42,2026-05-04T07:01,5")),
            countsOf(
                    FITBIT_MINUTES,
                    "years of data",
                    Map.of("42", Years.totals()),
                    file("m.csv", MINUTES + String.join("\n", Years.records(day -> minutesOf(day))))),
            mergesOf(
                    FITBIT_MINUTES,
                    "minutes keep their written dates where the walker moved between two exports",
                    Map.of("42", days("2026-05-04", 10, "2026-05-06", 20)),
                    file("m.csv", MINUTES + "42,2026-05-04T07:00,10"),
                    file("m.csv", MINUTES + "42,2026-05-04T07:00,10\n42,2026-05-06T00:30,20")),
            refused(FITBIT_MINUTES, "no row", "holds no steps", file("m.csv", MINUTES)),
            refused(FITBIT_MINUTES, "an empty file", "no steps of a known format", file("m.csv", "")),
            refused(
                    FITBIT_MINUTES,
                    "a cut gz",
                    "m.csv is cut or damaged",
                    cut(gz("m.csv.gz", MINUTES + "42,2026-05-04T07:00,10\n".repeat(100)), 8)),
            refused(FITBIT_MINUTES, "the head of a gz", "m.csv.gz is cut or damaged", cut(gz("m.csv.gz", ""), 12)),
            refused(
                    FITBIT_MINUTES,
                    "a wrong digit in a zip",
                    "m.csv is cut or damaged",
                    changedZip(
                            "m.zip", "m.csv", MINUTES + "42,2026-05-04T07:00,10", MINUTES + "42,2026-05-04T07:00,90")),
            isNot(FITBIT_MINUTES),
        };
    }

    /** A day of the three years in minutes of at most 250 steps, as people walk. */
    private static String minutesOf(int day) {
        StringBuilder rows = new StringBuilder();
        int left = Years.steps(day);
        for (int minute = 0; left > 0; minute++) {
            int steps = Math.min(250, left);
            rows.append(minute == 0 ? "" : "\n").append("42,%sT11:%02d,%d".formatted(Years.date(day), minute, steps));
            left -= steps;
        }
        return rows.toString();
    }
}
