package com.firewalker.platform.ledger.follow;

import java.sql.ResultSet;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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

    static final long UNKNOWN = -1;
    private static final Batch NONE = new Batch(0, 0);

    /** The last batch of a processor on this node. */
    private record Batch(long number, long position) {}

    private final JdbcTemplate jdbc;
    private final Map<String, Batch> batches = new ConcurrentHashMap<>();
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

    /** Every event up to here is applied by each of the processors; 0 while one of them has no token. */
    public long appliedByAll(Collection<String> processors) {
        String sql = "SELECT COUNT(DISTINCT processor_name), MIN(applied) FROM token_entry WHERE processor_name IN (?"
                + ",?".repeat(processors.size() - 1) + ")";
        Long applied = jdbc.query(
                sql,
                (ResultSet row) -> row.next() && row.getInt(1) == processors.size() ? row.getLong(2) : 0L,
                processors.toArray());
        return applied == null ? 0 : applied;
    }

    /** Waits until the processor has applied the position, at most so long; says whether it has. */
    public boolean await(String processor, long position, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        long number = last(processor).number();
        while (applied(processor) < position) {
            long left = Math.min(deadline - System.nanoTime(), TimeUnit.MILLISECONDS.toNanos(POLL_MILLIS));
            if (left <= 0) {
                return false;
            }
            if (hears(processor, number, position, left)) {
                return true;
            }
            number = last(processor).number();
        }
        return true;
    }

    /**
     * Batches of this node say how far they have come; those of other nodes are found by looking again soon. Only
     * batches that end while somebody listens count: a processor may have been reset before.
     */
    private boolean hears(String processor, long number, long position, long nanos) {
        long deadline = System.nanoTime() + nanos;
        lock.lock();
        try {
            Batch batch = last(processor);
            while (batch.number() == number || batch.position() < position && batch.position() != UNKNOWN) {
                long left = advanced.awaitNanos(deadline - System.nanoTime());
                batch = last(processor);
                if (left <= 0) {
                    return batch.number() > number && batch.position() >= position;
                }
            }
            return batch.position() != UNKNOWN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private Batch last(String processor) {
        return batches.getOrDefault(processor, NONE);
    }

    /** The processor has committed a batch that ends here, or {@link #UNKNOWN} where it is one of several segments. */
    void advanced(String processor, long position) {
        lock.lock();
        try {
            batches.merge(processor, new Batch(1, position), (old, one) -> new Batch(old.number() + 1, position));
            advanced.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
