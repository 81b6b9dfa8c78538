package com.firewalker.platform.ledger.lane;

import com.firewalker.platform.ledger.store.LedgerEventStorageEngine;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that takes whatever waits, runs it as a group and answers after the commit. A command that finds the lane
 * at rest runs at once; groups grow because commands arrive while the group before commits, and for a moment after.
 */
final class Lane implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(Lane.class);
    private static final int ATTEMPTS = 5;
    private static final long PING_MILLIS = 3_000;
    private static final int FEW = 16;
    private static final long LOOK_AGAIN_MILLIS = 5;

    private final BlockingQueue<PendingCommand> queue;
    private final DeferredCommands deferred;
    private final GroupSize groupSize;
    private final long gatherNanos;
    private final CommandBatchRunner runner;
    private final LedgerConnections connections;
    private final LaneConnection connection;
    private final LaneListener listener;
    private final Executor answers;
    private volatile boolean closing;
    private boolean justRan;

    /** What a lane tells the others. */
    interface LaneListener {
        void committed(int commands, long lastPosition, long nanos);

        void answered(PendingCommand waiting);
    }

    Lane(
            int queue,
            GroupSize groupSize,
            Duration gather,
            CommandBatchRunner runner,
            StreamLocks locks,
            LedgerConnections connections,
            LaneConnection connection,
            LaneListener listener,
            Executor answers) {
        this.queue = new ArrayBlockingQueue<>(queue);
        this.groupSize = groupSize;
        this.gatherNanos = gather.toNanos();
        this.runner = runner;
        this.deferred = new DeferredCommands(locks);
        this.connections = connections;
        this.connection = connection;
        this.listener = listener;
        this.answers = answers;
    }

    boolean offer(PendingCommand waiting) {
        return !closing && queue.offer(waiting);
    }

    int waiting() {
        return queue.size();
    }

    /** No more commands; those that wait are still run. */
    void close() {
        closing = true;
    }

    @Override
    public void run() {
        connections.enterLane(connection);
        List<PendingCommand> group = new ArrayList<>();
        try {
            while (!(closing && queue.isEmpty() && deferred.isEmpty())) {
                justRan = take(group);
                if (justRan) {
                    processFree(group);
                    group.clear();
                }
            }
        } finally {
            connections.leaveLane();
            connection.close();
        }
    }

    private boolean take(List<PendingCommand> group) {
        try {
            if (queue.isEmpty()) {
                PendingCommand first = queue.poll(longestPauseMillis(), TimeUnit.MILLISECONDS);
                if (first == null && deferred.isEmpty()) {
                    connection.ping();
                    return false;
                }
                if (first != null) {
                    group.add(first);
                }
            } else if (justRan) {
                gather();
            }
            queue.drainTo(group, Math.max(0, groupSize.current() - group.size() - deferred.size()));
            return true;
        } catch (InterruptedException e) {
            closing = true;
            return false;
        }
    }

    private long longestPauseMillis() {
        if (!deferred.isEmpty()) {
            return LOOK_AGAIN_MILLIS;
        }
        return closing ? 0 : PING_MILLIS;
    }

    /** Commands came while the last group ran, so more are on their way, and so few are hardly worth a commit. */
    private void gather() throws InterruptedException {
        if (deferred.size() >= groupSize.current()) {
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
        } else if (queue.size() < FEW && !closing) {
            TimeUnit.NANOSECONDS.sleep(gatherNanos);
        }
    }

    /** A stream that another thread holds keeps nobody else waiting. */
    private void processFree(List<PendingCommand> arrived) {
        DeferredCommands.Admitted admitted = deferred.admit(arrived);
        try {
            if (!admitted.commands().isEmpty()) {
                process(admitted.commands());
            }
        } finally {
            admitted.release();
        }
        List<PendingCommand> givenUp = deferred.givenUp();
        if (!givenUp.isEmpty()) {
            refuse(givenUp, new LedgerUnavailable("a stream stayed in use by another command", null));
        }
    }

    private void process(List<PendingCommand> group) {
        try {
            long start = System.nanoTime();
            List<PendingCommand> alone = group.size() == 1 ? List.copyOf(group) : runTogether(List.copyOf(group));
            alone.forEach(this::runAlone);
            groupSize.took(group.size(), System.nanoTime() - start);
        } catch (RuntimeException | Error e) {
            log.error("a group of {} commands failed", group.size(), e);
            connection.rollback();
            refuse(group, e);
        }
    }

    /**
     * Returns the commands that must be run again by themselves; the others are answered. After a conflict the group
     * runs once more on fresh state: as a rule one aggregate was stale, and the others need no commit each for it.
     */
    private List<PendingCommand> runTogether(List<PendingCommand> group) {
        boolean conflicted = false;
        for (int attempt = 1; ; attempt++) {
            CommandBatchRunner.Outcome outcome = attempt(group);
            Throwable failure = outcome.failure();
            if (failure == null) {
                return answerAllButConflicts(group, outcome);
            }
            if (failure instanceof LedgerUnavailable) {
                refuse(group, failure);
                return List.of();
            }
            boolean conflict = SqlFailures.isConflict(failure);
            if (conflict ? conflicted : !SqlFailures.isTransient(failure)) {
                return group;
            }
            conflicted |= conflict;
            if (attempt == ATTEMPTS) {
                refuse(group, new LedgerUnavailable("the ledger could not commit", failure));
                return List.of();
            }
            log.info("attempt {} at {} commands failed, trying again: {}", attempt, group.size(), failure.getMessage());
        }
    }

    private List<PendingCommand> answerAllButConflicts(List<PendingCommand> group, CommandBatchRunner.Outcome outcome) {
        Map<Boolean, List<PendingCommand>> byConflict =
                group.stream().collect(Collectors.partitioningBy(waiting -> isConflict(waiting.failure())));
        answer(byConflict.getOrDefault(false, List.of()), outcome.positionBefore());
        return byConflict.getOrDefault(true, List.of());
    }

    private static boolean isConflict(@Nullable Throwable failure) {
        return failure != null && SqlFailures.isConflict(failure);
    }

    private void runAlone(PendingCommand waiting) {
        List<PendingCommand> group = List.of(waiting);
        for (int attempt = 1; ; attempt++) {
            CommandBatchRunner.Outcome outcome = attempt(group);
            Throwable failure = outcome.failure() == null ? waiting.failure() : outcome.failure();
            if (failure == null || !isWorthAnotherAttempt(failure)) {
                waiting.ended(failure);
                answer(group, outcome.positionBefore());
                return;
            }
            if (attempt == ATTEMPTS) {
                refuse(group, new LedgerUnavailable("the ledger could not commit", failure));
                return;
            }
            log.info("attempt {} at a command failed, trying again: {}", attempt, failure.getMessage());
        }
    }

    private static boolean isWorthAnotherAttempt(Throwable failure) {
        return !(failure instanceof LedgerUnavailable)
                && (SqlFailures.isConflict(failure) || SqlFailures.isTransient(failure));
    }

    private CommandBatchRunner.Outcome attempt(List<PendingCommand> group) {
        long start = System.nanoTime();
        CommandBatchRunner.Outcome outcome = resolved(runner.run(group, this::carry));
        if (outcome.failure() == null && outcome.events() > 0) {
            listener.committed(group.size(), outcome.lastPosition(), System.nanoTime() - start);
        }
        return outcome;
    }

    private void refuse(List<PendingCommand> group, Throwable failure) {
        group.forEach(waiting -> waiting.ended(failure));
        answer(group, 0);
    }

    /** Hands the answers to another thread: what clients do with theirs is no business of the lane. */
    private void answer(List<PendingCommand> group, long positionBefore) {
        answers.execute(() -> group.forEach(waiting -> {
            listener.answered(waiting);
            waiting.answer(positionBefore);
        }));
    }

    private void carry(UnitOfWork<?> root) {
        root.onPrepareCommit(u -> failIfBroken());
        root.onCommit(u -> commitConnection());
        root.onRollback(u -> connection.rollback());
    }

    private void failIfBroken() {
        if (connection.broken()) {
            throw new EventStoreException("the connection was lost", new SQLRecoverableException());
        }
    }

    private void commitConnection() {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw new CommitFailed(e);
        }
    }

    /** A commit that was not answered may have happened; the ledger knows. */
    private CommandBatchRunner.Outcome resolved(CommandBatchRunner.Outcome outcome) {
        LedgerEventStorageEngine.Appended appended = outcome.appended();
        if (!(outcome.failure() instanceof CommitFailed) || appended == null) {
            return outcome;
        }
        try {
            Optional<Long> position = connection.positionOf(appended);
            return position.map(first -> outcome.committedAfter(first - 1)).orElse(outcome);
        } catch (SQLException e) {
            return new CommandBatchRunner.Outcome(
                    0, 0, null, new LedgerUnavailable("the outcome of a commit is unknown", e));
        }
    }

    /** Thrown by the commit itself, so that it can be told from failures before it. */
    private static final class CommitFailed extends EventStoreException {
        private static final long serialVersionUID = 1L;

        CommitFailed(SQLException cause) {
            super("commit failed: " + cause.getMessage(), cause);
        }
    }
}
