package com.firewalker.bench.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The world's time, or a node's idea of it. */
final class SimulatedClock extends Clock {

    private final long[] millis;
    private long skew;

    SimulatedClock(Instant start) {
        this.millis = new long[] {start.toEpochMilli()};
    }

    private SimulatedClock(long[] millis) {
        this.millis = millis;
    }

    /** The clock of a node: the same time until it jumps. */
    SimulatedClock another() {
        return new SimulatedClock(millis);
    }

    void advance(Duration by) {
        millis[0] += by.toMillis();
    }

    void set(Instant start) {
        millis[0] = start.toEpochMilli();
    }

    void jump(Duration to) {
        skew = to.toMillis();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("times are UTC here");
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis());
    }

    @Override
    public long millis() {
        return millis[0] + skew;
    }
}
