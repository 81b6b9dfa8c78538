package com.firewalker.bench.simulator.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The product's SQL as H2 understands it; what a statement means stays the same. */
final class Dialect {

    private static final Pattern IF = Pattern.compile("\\bIF\\(");
    private static final Pattern SHIFT = Pattern.compile("1 << \\((DAYOFMONTH\\(local_date\\) - 1)\\)");
    private static final Pattern NO_WAITING = Pattern.compile("FOR UPDATE(?! SKIP)");
    private static final Pattern UPDATE_BY_JOIN = Pattern.compile(
            "(?:UPDATE) (\\S+) s JOIN (\\S+) w ON w.walker_id = s.walker_id SET s.listed = \\(w.visibility = (\\d)\\)\\s+"
                    + "WHERE s.walker_id IN (\\([^)]*\\)) AND .*",
            Pattern.DOTALL);

    private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

    private Dialect() {}

    static String ofH2(String sql) {
        return KNOWN.computeIfAbsent(sql, Dialect::translated);
    }

    private static String translated(String sql) {
        String h2 = IF.matcher(sql).replaceAll("CASEWHEN(");
        h2 = SHIFT.matcher(h2).replaceAll("LSHIFT(1, $1)");
        h2 = h2.replace("BIT_OR(", "BIT_OR_AGG(");
        h2 = h2.replace("LOCK IN SHARE MODE", "FOR UPDATE");
        h2 = NO_WAITING.matcher(h2).replaceAll("FOR UPDATE NOWAIT");
        h2 = h2.replace("LAST_INSERT_ID(position + ?)", "position + ?");
        return UPDATE_BY_JOIN.matcher(h2).replaceFirst("""
                UPDATE $1 s SET listed = (SELECT w.visibility = $3 FROM $2 w WHERE w.walker_id = s.walker_id)
                WHERE s.walker_id IN $4 AND EXISTS (SELECT 1 FROM $2 w WHERE w.walker_id = s.walker_id)""");
    }

    /** True for the statement that takes positions: its generated key is the new position. */
    static boolean takesPositions(String sql) {
        return sql.contains("LAST_INSERT_ID(");
    }

    /** True for several statements in one. */
    static boolean isSeveral(String sql) {
        return sql.contains("; ");
    }
}
