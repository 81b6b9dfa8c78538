package com.firewalker.bench.simulator;

import com.firewalker.bench.simulator.Fold.Entry;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Boards in MySQL and in Redis against what the ledger comes to: members and scores both ways. */
final class BoardJudge {

    private static final String PERIODS = "dwm";
    private static final String KEYS = "{boards}:v1:";
    private static final int NEWEST_FIRST = 999_999_999;

    private final World world;
    private final List<LedgerRow> ledger;

    BoardJudge(World world, List<LedgerRow> ledger) {
        this.world = world;
        this.ledger = ledger;
    }

    long redisPosition() {
        Object position = world.redis.call("HGET", KEYS + "state", "position");
        boolean live = "1".equals(world.redis.call("GET", "{boards}:live"));
        return position == null || !live ? -1 : Long.parseLong(position.toString());
    }

    void mysql() throws SQLException {
        Fold fold = new Fold(ledger).to(ledger.size());
        Map<String, String> shown = new TreeMap<>();
        for (Object[] row : world.mysql.rows(
                "SELECT period, from_date, walker_id, score, slot, listed FROM board_score WHERE score > 0")) {
            shown.put(
                    row[0] + " " + row[1] + " " + row[2],
                    row[3] + "/" + row[4] + "/" + (((Number) row[5]).intValue() == 1));
        }
        Map<String, String> expected = new TreeMap<>();
        for (char period : PERIODS.toCharArray()) {
            for (LocalDate first : fold.boards(period)) {
                fold.board(period, first)
                        .forEach((walker, entry) -> expected.put(
                                period + " " + first + " " + walker,
                                entry.score() + "/" + entry.slot() + "/" + fold.listed(walker)));
            }
        }
        same("I6", "MySQL", expected, shown);
    }

    void redis() {
        Fold fold = new Fold(ledger).to(ledger.size());
        Map<String, String> shown = new TreeMap<>();
        for (String key : world.redis.keys()) {
            if (key.startsWith(KEYS + "z:")) {
                List<?> members = (List<?>) world.redis.call("ZREVRANGE", key, "0", "-1", "WITHSCORES");
                for (int i = 0; members != null && i < members.size(); i += 2) {
                    shown.put(
                            key.substring(KEYS.length() + 2) + " " + members.get(i),
                            String.valueOf(members.get(i + 1)));
                }
            }
        }
        Map<String, String> expected = new TreeMap<>();
        for (char period : PERIODS.toCharArray()) {
            for (LocalDate first : fold.boards(period)) {
                fold.board(period, first).forEach((walker, entry) -> {
                    if (fold.listed(walker)) {
                        expected.put(
                                period + ":" + first.toEpochDay() + " " + member(walker, entry),
                                Long.toString(entry.score()));
                    }
                });
            }
        }
        same("I22", "Redis", expected, shown);
    }

    private static String member(String walker, Entry entry) {
        return String.format("%09d:%s", NEWEST_FIRST - entry.slot(), walker);
    }

    private void same(String invariant, String where, Map<String, String> expected, Map<String, String> shown) {
        world.counts.add(invariant, expected.size());
        if (!expected.equals(shown)) {
            Map<String, String> missing = new TreeMap<>(expected);
            missing.entrySet().removeAll(shown.entrySet());
            Map<String, String> more = new TreeMap<>(shown);
            more.entrySet().removeAll(expected.entrySet());
            throw new Violation(invariant, where + " lacks " + missing + " and has " + more);
        }
    }
}
