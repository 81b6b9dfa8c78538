package com.firewalker.bench;

/**
 * How much is done.
 *
 * @param rounds measured rounds, whose median counts; warm-up comes on top
 * @param uploads of one round
 * @param restUploads of one round over HTTP
 * @param stockUploads of one round of the slower peers
 * @param starts of a whole machine
 * @param longLedger events in the ledger for the cost per upload on a long one; 0: not measured
 * @param partitions whether the ledger in partitions is measured too
 */
public record Scale(
        String name,
        int rounds,
        int uploads,
        int restUploads,
        int stockUploads,
        int starts,
        int longLedger,
        boolean partitions) {

    /** Says only that everything runs. */
    static final Scale PROBE = new Scale("probe", 1, 400, 200, 100, 1, 0, false);

    static final Scale SMOKE = new Scale("smoke", 3, 8_000, 4_000, 800, 1, 0, false);
    static final Scale FULL = new Scale("full", 5, 40_000, 12_000, 2_000, 5, 5_000_000, true);

    static Scale named(String name) {
        return switch (name) {
            case "full" -> FULL;
            case "probe" -> PROBE;
            default -> SMOKE;
        };
    }
}
