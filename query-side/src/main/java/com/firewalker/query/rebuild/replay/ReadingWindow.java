package com.firewalker.query.rebuild.replay;

/** How many positions the next range spans: as many as its bytes allow, judged by the events of the last one. */
final class ReadingWindow {

    private final int most;
    private final long rangeBytes;
    private long positions;

    ReadingWindow(int most, long rangeBytes) {
        this.most = most;
        this.rangeBytes = rangeBytes;
        this.positions = most;
    }

    long positions() {
        return positions;
    }

    /** A quarter is left free, so that slightly larger events do not cut every range in two. */
    void saw(int events, long bytes) {
        if (events > 0) {
            long fitting = rangeBytes * 3 / 4 * events / Math.max(1, bytes);
            positions = Math.max(1, Math.min(most, fitting));
        }
    }
}
