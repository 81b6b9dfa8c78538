package com.firewalker.platform.ledger.lane;

import com.firewalker.platform.ledger.follow.LedgerSignal;
import java.util.List;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.lock.Lock;
import org.axonframework.common.lock.LockFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Commands that share a transaction with account tables. The aggregate stays locked until that transaction has ended:
 * a lane that saw its uncommitted state would append behind events that may never exist.
 */
final class TransactionalCommands {
    private static final int ATTEMPTS = 5;

    private final CommandMessages messages;
    private final CommandBatchRunner runner;
    private final LedgerConnections connections;
    private final LockFactory locks;
    private final Cache aggregates;
    private final LedgerSignal signal;

    TransactionalCommands(
            CommandMessages messages,
            CommandBatchRunner runner,
            LedgerConnections connections,
            LockFactory locks,
            Cache aggregates,
            LedgerSignal signal) {
        this.messages = messages;
        this.runner = runner;
        this.connections = connections;
        this.locks = locks;
        this.aggregates = aggregates;
        this.signal = signal;
    }

    <R extends @Nullable Object> Committed<R> send(Object command) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return inTransaction(command);
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return connections.inNewTransaction(() -> inTransaction(command));
            } catch (RuntimeException e) {
                if (!SqlFailures.isConflict(e) && !SqlFailures.isTransient(e)) {
                    throw e;
                }
                if (attempt == ATTEMPTS) {
                    throw new LedgerUnavailable("the ledger could not commit", e);
                }
            }
        }
    }

    @SuppressWarnings("unchecked")
    private <R extends @Nullable Object> Committed<R> inTransaction(Object command) {
        String streamId = messages.streamOf(command);
        PendingCommand waiting = new PendingCommand(messages.message(command), streamId);
        Ending ending = new Ending(streamId, locks.obtainLock(streamId));
        TransactionSynchronizationManager.registerSynchronization(ending);
        CommandBatchRunner.Outcome outcome = runner.run(List.of(waiting), root -> {});
        Throwable failure = outcome.failure() == null ? waiting.failure() : outcome.failure();
        if (failure != null) {
            throw asUnchecked(failure);
        }
        if (outcome.events() > 0) {
            ending.position = outcome.lastPosition();
        }
        return (Committed<R>) waiting.committedAfter(outcome.positionBefore());
    }

    private static RuntimeException asUnchecked(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException e ? e : new IllegalStateException(failure);
    }

    /** What happens once the caller's transaction has ended. */
    private final class Ending implements TransactionSynchronization {
        private final String streamId;
        private final Lock lock;
        private long position;

        Ending(String streamId, Lock lock) {
            this.streamId = streamId;
            this.lock = lock;
        }

        @Override
        public void afterCompletion(int status) {
            if (status != STATUS_COMMITTED) {
                aggregates.remove(streamId);
            } else if (position > 0) {
                signal.grownTo(position);
            }
            lock.release();
        }
    }
}
