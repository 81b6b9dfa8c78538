package com.firewalker.platform.ledger.follow;

import com.firewalker.platform.ledger.store.Checkpoint;
import com.firewalker.platform.ledger.store.LedgerTailLost;
import com.firewalker.platform.ledger.store.LedgerTokens;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;

/**
 * One reader's way along the ledger: page by page, and where there was nothing of the wanted types, a {@link Checkpoint} at
 * its end, at most ten times a second. Asks the database only when the ledger is known to go further.
 * A reader at the head gets an event at once, and those that follow closely together: what a batch costs hardly
 * depends on how many it brings.
 */
final class LedgerStream implements BlockingStream<TrackedEventMessage<?>> {
    private static final long CHECKPOINT_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final LedgerPages pages;
    private final LedgerWakeups wakeups;
    private final long gatherNanos;
    private final Deque<TrackedEventMessage<?>> buffer = new ArrayDeque<>();
    private final LongConsumer follower = this::grown;
    private volatile Runnable onAvailable = () -> {};
    private Checkpoint scanned;
    private volatile long delivered;
    private long lastCheckpointNanos = System.nanoTime() - CHECKPOINT_EVERY_NANOS;
    private boolean awaiting;
    private long gatheredNanos;
    private volatile boolean gathering;
    private volatile boolean closed;

    LedgerStream(LedgerPages pages, LedgerWakeups wakeups, Duration gather, long after) {
        this.pages = pages;
        this.wakeups = wakeups;
        this.gatherNanos = gather.toNanos();
        this.gatheredNanos = System.nanoTime();
        this.scanned = new Checkpoint(after, null);
        this.delivered = after;
        pages.begin(after, this::available);
        wakeups.follow(follower);
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        return fill() ? Optional.of(buffer.peek()) : Optional.empty();
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        long deadline = System.nanoTime() + unit.toNanos(timeout);
        synchronized (this) {
            while (!fill()) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0 || closed) {
                    return false;
                }
                wait(left);
            }
            return true;
        }
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (!hasNextAvailable(Integer.MAX_VALUE, TimeUnit.MILLISECONDS)) {
            if (closed) {
                throw new InterruptedException("the stream is closed");
            }
        }
        TrackedEventMessage<?> next = buffer.remove();
        delivered = LedgerTokens.position(next.trackingToken());
        return next;
    }

    /** Looks further until there is something to deliver or the known end is reached. */
    private boolean fill() {
        failIfBeyondTheHead();
        while (buffer.isEmpty() && !closed && scanned.position() < wakeups.knownHead()) {
            if (pages.rests(delivered) || gathers()) {
                return false;
            }
            long head = wakeups.knownHead();
            scanned = pages.next(scanned, head, buffer::add);
            if (scanned.position() == head) {
                gatheredNanos = System.nanoTime() + gatherNanos;
            }
        }
        if (buffer.isEmpty() && scanned.position() > delivered) {
            addCheckpoint();
        }
        return !buffer.isEmpty();
    }

    /** Another node may know a newer head than this one; the ledger itself decides. */
    private void failIfBeyondTheHead() {
        long head = wakeups.knownHead();
        if (head >= 0 && scanned.position() > head && scanned.position() > wakeups.look()) {
            throw new LedgerTailLost(scanned);
        }
    }

    /** True soon after the head was reached; the reader is called when that time is over, and not before. */
    private boolean gathers() {
        long wait = gatheredNanos - System.nanoTime();
        if (wait > 0 && !gathering) {
            gathering = true;
            wakeups.later(this::gathered, TimeUnit.NANOSECONDS.toMillis(wait) + 1);
        }
        return wait > 0;
    }

    private void gathered() {
        gathering = false;
        available();
    }

    private void addCheckpoint() {
        long wait = lastCheckpointNanos + CHECKPOINT_EVERY_NANOS - System.nanoTime();
        if (wait > 0) {
            if (!awaiting) {
                awaiting = true;
                wakeups.later(this::available, TimeUnit.NANOSECONDS.toMillis(wait) + 1);
            }
            return;
        }
        awaiting = false;
        lastCheckpointNanos = System.nanoTime();
        buffer.add(LedgerTokens.at(scanned.position(), scanned));
    }

    private void grown(long head) {
        if (!gathering && !pages.rests(delivered)) {
            available();
        }
    }

    private void available() {
        synchronized (this) {
            notifyAll();
        }
        onAvailable.run();
    }

    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        onAvailable = callback;
        return true;
    }

    @Override
    public void close() {
        closed = true;
        wakeups.leave(follower);
        synchronized (this) {
            notifyAll();
        }
    }
}
