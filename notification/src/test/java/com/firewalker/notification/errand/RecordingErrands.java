package com.firewalker.notification.errand;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps every open errand once. */
public class RecordingErrands implements Errands {

    private final Map<String, Errand> errands = new LinkedHashMap<>();

    @Override
    public void add(Errand errand) {
        errands.putIfAbsent(errand.key(), errand);
    }

    public List<String> keys() {
        return List.copyOf(errands.keySet());
    }
}
