package com.firewalker.notification.outbox;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call to another service, a push or a mail, to be made once the transaction that wants it has committed.
 *
 * @param key names it; while a task with this key is open, a second one is nothing
 * @param payload flat values the task needs; ids and numbers only
 * @param dueAt not before
 * @param expiresAt pointless from then on; null: never
 */
public record OutboxTask(
        String key,
        String type,
        String walkerId,
        Map<String, Object> payload,
        Instant dueAt,
        @Nullable Instant expiresAt) {

    public OutboxTask {
        payload = Map.copyOf(payload);
    }

    public String text(String name) {
        return value(name).toString();
    }

    public long number(String name) {
        return ((Number) value(name)).longValue();
    }

    /** Zero where a task of an earlier version does not say it. */
    public long numberOrZero(String name) {
        return payload.get(name) instanceof Number number ? number.longValue() : 0;
    }

    private Object value(String name) {
        Object value = payload.get(name);
        if (value == null) {
            throw new IllegalStateException(type + " without " + name);
        }
        return value;
    }
}
