package com.firewalker.query.rebuild.diff;

import java.util.Map;

/** Rows of a table that differed when they were looked at: those with these values in these columns. */
public record Suspect(String table, Map<String, Object> where) {

    public Suspect {
        where = Map.copyOf(where);
    }
}
