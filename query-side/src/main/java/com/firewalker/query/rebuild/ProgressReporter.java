package com.firewalker.query.rebuild;

import com.firewalker.query.rebuild.Rebuild.Progress;

/** Counts a run's work and reports it a few times a second. */
final class ProgressReporter {

    private static final long REPORT_NANOS = 250_000_000L;
    private static final double SECOND = 1e9;

    private final Rebuilds rebuilds;
    private final String id;
    private final int attempts;
    private final long startNanos = System.nanoTime();
    private final long before;
    private long processed;
    private long target;
    private long done;
    private long doneHere;
    private long work;
    private long reportedNanos = startNanos;

    ProgressReporter(Rebuilds rebuilds, String id) {
        Progress stored = rebuilds.progress(id);
        this.rebuilds = rebuilds;
        this.id = id;
        this.attempts = stored.attempts();
        this.before = stored.processed();
    }

    synchronized void expect(long to, long allWork, long alreadyDone) {
        target = to;
        work = allWork;
        done = alreadyDone;
        report();
    }

    synchronized void reached(long position) {
        doneHere += Math.max(0, position - done);
        done = Math.max(done, position);
        reportSometimes();
    }

    synchronized void folded(long events) {
        processed += events;
        reportSometimes();
    }

    synchronized void finished() {
        work = Math.max(work, 1);
        done = work;
        report();
    }

    private void reportSometimes() {
        if (System.nanoTime() - reportedNanos > REPORT_NANOS) {
            report();
        }
    }

    private void report() {
        reportedNanos = System.nanoTime();
        double seconds = Math.max(0.001, (reportedNanos - startNanos) / SECOND);
        rebuilds.report(id, new Progress(before + processed, target, done, work, doneHere / seconds, attempts));
    }
}
