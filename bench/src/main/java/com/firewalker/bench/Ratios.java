package com.firewalker.bench;

/** What the figures are held to. */
final class Ratios {
    private static final String GATEWAY = "append/Firewalker, command gateway";

    private final Report report;

    private Ratios(Report report) {
        this.report = report;
    }

    static void of(Report report) {
        Ratios ratios = new Ratios(report);
        ratios.writing();
        ratios.reading();
        ratios.size();
    }

    private void writing() {
        double commands = report.value(GATEWAY);
        double rest = report.value("REST/Firewalker");
        atLeast("uploads/s, command gateway : better stock Axon", commands / stock("append"), 8);
        atLeast(
                "uploads/s, command gateway : raw JDBC in groups of 100",
                commands / report.value("append/raw JDBC, groups of 100"),
                0.5);
        atLeast("REST uploads/s : better stock Axon", rest / stock("REST"), 3);
        atLeast("REST uploads/s : plain service", rest / report.value("REST/plain service"), 2);
        atLeast("REST uploads/s : empty endpoint", rest / report.value("REST/empty endpoint"), 0.4);
        atLeast(
                "gRPC stream uploads/s : command gateway",
                report.value("gRPC/Firewalker, UploadStream") / commands,
                0.7);
        if (report.has(GATEWAY + ", long ledger")) {
            atMost("cost per upload, long ledger : short", commands / report.value(GATEWAY + ", long ledger"), 1.15);
        }
    }

    private void reading() {
        // Both views, one after the other: the time of the two together.
        double rebuild =
                1 / (1 / report.value("replay/rebuild of days") + 1 / report.value("replay/rebuild of boards"));
        atLeast("rebuild of days and boards : stock replay", rebuild / report.value("replay/stock Axon, JPA"), 40);
        atLeast(
                "rebuild of days and boards : read and decode",
                rebuild / report.value("replay/read and decode, one thread"),
                0.4);
        atMost("acknowledged -> on the board, p50 (ms)", report.value("latency/acknowledged -> on the board, p50"), 15);
        atMost("acknowledged -> on the board, p99 (ms)", report.value("latency/acknowledged -> on the board, p99"), 75);
    }

    private void size() {
        double bytes = report.value("storage/Firewalker");
        atMost("bytes per upload event : stock Axon, JPA", bytes / report.value("storage/stock Axon, JPA"), 0.4);
        atMost("bytes per upload event : stock Axon, JDBC", bytes / report.value("storage/stock Axon, JDBC"), 0.4);
        atMost("start on existing data (s)", report.value("start-up/firewalker up, existing data"), 12);
    }

    private void atLeast(String name, double value, double bar) {
        report.add(new Ratio(name, value, "≥ " + bar, value >= bar));
    }

    private void atMost(String name, double value, double bar) {
        report.add(new Ratio(name, value, "≤ " + bar, value <= bar));
    }

    private double stock(String group) {
        return Math.max(report.value(group + "/stock Axon, JPA"), report.value(group + "/stock Axon, JDBC"));
    }
}
