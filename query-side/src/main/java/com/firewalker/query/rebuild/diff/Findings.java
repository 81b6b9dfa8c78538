package com.firewalker.query.rebuild.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts what a comparison finds and keeps the first differences to show. */
public final class Findings {

    private final int most;
    private final List<Difference> samples = new ArrayList<>();
    private long compared;
    private long onlyOld;
    private long onlyNew;
    private long changed;

    public Findings(int most) {
        this.most = most;
    }

    public void equal() {
        compared++;
    }

    public void differs(
            String where,
            Map<String, String> key,
            @Nullable Map<String, @Nullable String> before,
            @Nullable Map<String, @Nullable String> after) {
        compared++;
        if (before == null) {
            onlyNew++;
        } else if (after == null) {
            onlyOld++;
        } else {
            changed++;
        }
        if (samples.size() < most) {
            samples.add(new Difference(where, key, before, after, List.of()));
        }
    }

    public Diff at(long position) {
        return new Diff(position, compared, onlyOld, onlyNew, changed, samples);
    }
}
