package com.firewalker.notification.outbox;

/** The transactional outbox: takes tasks in the caller's transaction; {@link OutboxWorker} runs them afterwards. */
public interface Outbox {

    void add(OutboxTask task);
}
