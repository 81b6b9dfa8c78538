package com.firewalker.notification.deadletter;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Handles one event in a unit of work and a transaction of its own, on a thread of its own, because both hang on threads
 * and the caller may be inside a batch.
 */
@Component
class SingleEventTransaction {

    private final TransactionManager transactions;

    SingleEventTransaction(TransactionManager transactions) {
        this.transactions = transactions;
    }

    /**
     * @param written what is written in the same transaction, after the handlers
     * @return why it failed and left nothing behind; null where it is committed
     */
    @Nullable Throwable failureOf(EventHandlerInvoker handlers, EventMessage<?> event, Segment segment, Runnable written) {
        FutureTask<@Nullable Throwable> work = new FutureTask<>(() -> handle(handlers, event, segment, written));
        Thread thread =
                new Thread(work, "single-event-" + Thread.currentThread().getName());
        thread.setDaemon(true);
        thread.start();
        try {
            return work.get();
        } catch (ExecutionException e) {
            return e.getCause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return e;
        }
    }

    private @Nullable Throwable handle(
            EventHandlerInvoker handlers, EventMessage<?> event, Segment segment, Runnable written) {
        DefaultUnitOfWork<EventMessage<?>> unit = DefaultUnitOfWork.startAndGet(event);
        unit.attachTransaction(transactions);
        ResultMessage<@Nullable Object> result = unit.executeWithResult(() -> {
            handlers.handle(event, segment);
            written.run();
            return null;
        });
        return result.isExceptional() ? result.exceptionResult() : null;
    }
}
