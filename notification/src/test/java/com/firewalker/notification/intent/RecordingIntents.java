package com.firewalker.notification.intent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps the promise of the real one: a key counts once, whatever comes first. */
public class RecordingIntents implements Intents {

    private final Map<String, Intent> told = new LinkedHashMap<>();
    private final List<String> ruledOut = new ArrayList<>();

    @Override
    public void record(Intent intent) {
        if (!ruledOut.contains(intent.key())) {
            told.putIfAbsent(intent.key(), intent);
        }
    }

    @Override
    public void ruleOut(String key, String walkerId, Kind kind) {
        if (!told.containsKey(key)) {
            ruledOut.add(key);
        }
    }

    public List<String> keys() {
        return List.copyOf(told.keySet());
    }

    public Intent only() {
        if (told.size() != 1) {
            throw new AssertionError("expected one intent: " + told.keySet());
        }
        return told.values().iterator().next();
    }
}
