package com.firewalker.query.rebuild;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A rebuild or verification as its row says it is. */
record Rebuild(
        String id,
        RebuildPlan plan,
        RebuildState state,
        Versions versions,
        @Nullable String owner,
        @Nullable String failure,
        @Nullable String diff,
        @Nullable String prediction,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    /** The version that serves, the one that is built, and one that only proves. */
    record Versions(int old, int next, int proof) {}

    /** Figures for people: events folded, position to reach, and how much of the work is done. */
    record Progress(long processed, long target, long done, long work, double eventsPerSecond, int attempts) {

        static final Progress NONE = new Progress(0, 0, 0, 0, 0, 0);

        double percent() {
            return work == 0 ? 0 : Math.min(100, Math.floor(1000.0 * done / work) / 10);
        }

        @Nullable Long etaSeconds() {
            return eventsPerSecond <= 0 ? null : (long) Math.ceil(Math.max(0, work - done) / eventsPerSecond);
        }
    }
}
