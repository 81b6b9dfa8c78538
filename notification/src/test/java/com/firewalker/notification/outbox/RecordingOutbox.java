package com.firewalker.notification.outbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps every open task once. */
public class RecordingOutbox implements Outbox {

    private final Map<String, OutboxTask> outbox = new LinkedHashMap<>();

    @Override
    public void add(OutboxTask task) {
        outbox.putIfAbsent(task.key(), task);
    }

    public List<String> keys() {
        return List.copyOf(outbox.keySet());
    }
}
