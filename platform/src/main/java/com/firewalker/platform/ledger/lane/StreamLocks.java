package com.firewalker.platform.ledger.lane;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.common.lock.Lock;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.common.lock.LockFactory;
import org.jspecify.annotations.Nullable;

/**
 * One lock for each stream that is in use on this node. Reentrant; given back by the thread that took it. Axon's own
 * locks can only be waited for, but a lane must not wait: it has commands of other streams.
 */
final class StreamLocks implements LockFactory {
    private static final long WAIT_SECONDS = 5;

    private final ConcurrentMap<String, Held> locks = new ConcurrentHashMap<>();

    /** A lock and how many hold or want it; nobody keeps the lock of a stream that nobody uses. */
    private static final class Held extends ReentrantLock {
        private static final long serialVersionUID = 1L;
        private int users;
    }

    /**
     * Waits, at most five seconds.
     * @throws LockAcquisitionFailedException where somebody else has held the stream all that time
     */
    @Override
    public Lock obtainLock(String streamId) {
        return hold(streamId, WAIT_SECONDS)
                .orElseThrow(() -> new LockAcquisitionFailedException(
                        "stream " + streamId + " was in use for " + WAIT_SECONDS + " s"));
    }

    /** Does not wait: empty where another thread holds the stream. */
    Optional<Lock> tryLock(String streamId) {
        return hold(streamId, 0);
    }

    private Optional<Lock> hold(String streamId, long seconds) {
        Held lock = locks.compute(streamId, (stream, known) -> entered(known));
        boolean held = false;
        try {
            held = lock.tryLock(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (!held) {
                leave(streamId);
            }
        }
        return held ? Optional.of(new One(streamId, lock)) : Optional.empty();
    }

    private static Held entered(@Nullable Held known) {
        Held lock = known == null ? new Held() : known;
        lock.users++;
        return lock;
    }

    private void leave(String streamId) {
        locks.computeIfPresent(streamId, (stream, lock) -> --lock.users == 0 ? null : lock);
    }

    int inUse() {
        return locks.size();
    }

    /** One taking of a lock. */
    private final class One implements Lock {
        private final String streamId;
        private final Held lock;

        One(String streamId, Held lock) {
            this.streamId = streamId;
            this.lock = lock;
        }

        @Override
        public void release() {
            lock.unlock();
            leave(streamId);
        }

        @Override
        public boolean isHeld() {
            return lock.isHeldByCurrentThread();
        }
    }
}
