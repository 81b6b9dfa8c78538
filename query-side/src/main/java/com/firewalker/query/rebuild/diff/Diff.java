package com.firewalker.query.rebuild.diff;

import java.util.List;

/** What separates two versions of a view: rows of tables and members of Redis keys alike. */
public record Diff(
        long position, long rowsCompared, long onlyOld, long onlyNew, long changed, List<Difference> samples) {

    public Diff {
        samples = List.copyOf(samples);
    }

    public boolean empty() {
        return differences() == 0;
    }

    public long differences() {
        return onlyOld + onlyNew + changed;
    }
}
