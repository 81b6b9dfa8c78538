package com.firewalker.notification.outbox;

/**
 * Does the tasks of one type. A task may run twice, where a crash came between its end and our note of it: handlers are
 * idempotent.
 */
public interface TaskHandler {

    String type();

    /** An exception means: try again later. */
    Outcome run(OutboxTask task) throws Exception;
}
