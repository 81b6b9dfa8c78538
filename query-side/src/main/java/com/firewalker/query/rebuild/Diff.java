package com.firewalker.query.rebuild;

import java.util.List;

/** What separates two versions of a view: rows of tables and members of Redis keys alike. */
record Diff(long position, long rowsCompared, long onlyOld, long onlyNew, long changed, List<Difference> samples) {

    Diff {
        samples = List.copyOf(samples);
    }

    boolean empty() {
        return differences() == 0;
    }

    long differences() {
        return onlyOld + onlyNew + changed;
    }
}
