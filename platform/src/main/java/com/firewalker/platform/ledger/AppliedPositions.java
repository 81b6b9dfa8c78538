package com.firewalker.platform.ledger;

import java.sql.ResultSet;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How far the views of this service have come. The number stands beside the view rows, written in their transaction:
 * read both in one transaction, also on a replica, and they agree.
 */
public final class AppliedPositions {
    private static final long POLL_MILLIS = 20;
    private static final String SQL = "SELECT MIN(applied) FROM token_entry WHERE processor_name = ?";

    private final JdbcTemplate jdbc;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition advanced = lock.newCondition();

    AppliedPositions(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Every event up to here that the processor handles is in its view; 0 before its first token. */
    public long applied(String processor) {
        Long applied = jdbc.query(SQL, (ResultSet row) -> row.next() ? row.getLong(1) : 0L, processor);
        return applied == null ? 0 : applied;
    }

    /** Waits until the processor has applied the position, at most so long; says whether it has. */
    public boolean await(String processor, long position, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (applied(processor) < position) {
            if (!pause(deadline - System.nanoTime())) {
                return false;
            }
        }
        return true;
    }

    /** Woken by batches of this node; other nodes' are found by looking again soon. */
    private boolean pause(long nanosLeft) {
        if (nanosLeft <= 0) {
            return false;
        }
        lock.lock();
        try {
            var unused = advanced.awaitNanos(Math.min(nanosLeft, TimeUnit.MILLISECONDS.toNanos(POLL_MILLIS)));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    void advanced() {
        lock.lock();
        try {
            advanced.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
