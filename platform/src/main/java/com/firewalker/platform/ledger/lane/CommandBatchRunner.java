package com.firewalker.platform.ledger.lane;

import com.firewalker.platform.ledger.store.LedgerEventStorageEngine;
import com.firewalker.platform.ledger.store.LedgerEventStore;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.common.caching.Cache;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Runs commands inside one root unit of work. Each command becomes a nested unit whose events wait in the root; the
 * root appends them all with one insert. What a nested unit says about commit or rollback is not final: only what comes
 * back from here is.
 */
final class CommandBatchRunner {
    private final CommandBus commandBus;
    private final LedgerEventStore eventStore;
    private final LedgerEventStorageEngine engine;
    private final Cache aggregates;
    private final Runnable others;

    /** @param others hears that another node has written to the same stream */
    CommandBatchRunner(
            CommandBus commandBus,
            LedgerEventStore eventStore,
            LedgerEventStorageEngine engine,
            Cache aggregates,
            Runnable others) {
        this.commandBus = commandBus;
        this.eventStore = eventStore;
        this.engine = engine;
        this.aggregates = aggregates;
        this.others = others;
    }

    /**
     * What became of a group.
     *
     * @param positionBefore the position after which the group's events stand; the head where it has none
     * @param appended set as soon as the events were sent to the database, committed or not
     * @param failure why nothing was committed, as far as is known
     */
    record Outcome(
            int events,
            long positionBefore,
            LedgerEventStorageEngine.@Nullable Appended appended,
            @Nullable Throwable failure) {

        long lastPosition() {
            return positionBefore + events;
        }

        Outcome committedAfter(long position) {
            return new Outcome(events, position, appended, null);
        }
    }

    /** {@code transaction} ties the root to the transaction that carries it. */
    Outcome run(List<PendingCommand> group, Consumer<UnitOfWork<?>> transaction) {
        DefaultUnitOfWork<CommandMessage<?>> root =
                new DefaultUnitOfWork<>(group.get(0).message());
        root.start();
        transaction.accept(root);
        ResultMessage<Long> head = root.executeWithResult(() -> {
            readAhead(group, root);
            group.forEach(waiting -> dispatch(waiting, root));
            return needsHead(group, root) ? engine.head() : 0;
        });
        int events = eventStore.stagedIn(root);
        LedgerEventStorageEngine.Appended appended = root.getResource(LedgerEventStorageEngine.APPENDED);
        if (head.isExceptional()) {
            if (SqlFailures.isConflict(head.exceptionResult())) {
                others.run();
            }
            return new Outcome(events, 0, appended, head.exceptionResult());
        }
        return new Outcome(events, appended == null ? head.getPayload() : appended.firstPosition() - 1, appended, null);
    }

    /** One command loads its aggregate itself: two questions would be asked where one is enough. */
    private void readAhead(List<PendingCommand> group, UnitOfWork<?> root) {
        SortedSet<String> unknown = group.stream()
                .map(PendingCommand::streamId)
                .filter(stream -> !aggregates.containsKey(stream))
                .collect(Collectors.toCollection(TreeSet::new));
        if (unknown.size() > 1) {
            engine.readAhead(unknown, root);
        }
    }

    private void dispatch(PendingCommand waiting, UnitOfWork<?> root) {
        commandBus.dispatch(waiting.message(), (message, outcome) -> waiting.ran(outcome, eventStore.stagedIn(root)));
    }

    private boolean needsHead(List<PendingCommand> group, UnitOfWork<?> root) {
        return eventStore.stagedIn(root) == 0 && group.stream().anyMatch(waiting -> waiting.failure() == null);
    }
}
