package com.firewalker.bench.simulator;

import com.firewalker.events.v1.PeriodSealed;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Sealed boards: what stood before the seal, for good. */
final class SealJudge {

    private static final String SEALS = "SELECT period, from_date, hash, members, position FROM board_seal";
    private static final String ROWS =
            "SELECT member, score, slot FROM board_sealed WHERE period = ? AND from_date = ? AND listed = 1";

    private final World world;
    private final List<LedgerRow> ledger;
    private final Map<String, String> known = new HashMap<>();

    SealJudge(World world, List<LedgerRow> ledger) {
        this.world = world;
        this.ledger = ledger;
    }

    void unchanged() throws SQLException {
        for (Object[] row : world.mysql.rows(SEALS)) {
            world.counts.add("I24", 1);
            String before = known.putIfAbsent(row[0] + " " + row[1], (String) row[2]);
            if (before != null && !before.equals(row[2])) {
                throw new Violation("I24", "the board " + row[0] + " from " + row[1] + " has another hash");
            }
        }
    }

    /** Every seal of the ledger has its board, which is what a fold of everything before it gives. */
    void whole() throws SQLException {
        Map<String, Object[]> set = new HashMap<>();
        world.mysql.rows(SEALS).forEach(row -> set.put(row[0] + " " + row[1], row));
        long sealed = ledger.stream()
                .filter(row -> row.event() instanceof PeriodSealed)
                .count();
        if (set.size() != sealed) {
            throw new Violation("I24", set.size() + " boards are sealed instead of " + sealed);
        }
        for (LedgerRow row : ledger) {
            if (row.event() instanceof PeriodSealed seal) {
                judge(seal, row.position(), set);
            }
        }
    }

    private void judge(PeriodSealed seal, long position, Map<String, Object[]> set) throws SQLException {
        char period = seal.getPeriod()
                .name()
                .substring("BOARD_PERIOD_".length())
                .toLowerCase(Locale.ROOT)
                .charAt(0);
        LocalDate first = LocalDate.ofEpochDay(seal.getFrom());
        Object[] row = set.get(period + " " + first);
        if (row == null) {
            throw new Violation("I24", "no board " + period + " from " + first);
        }
        String name = "global/" + Fold.word(period) + "/" + first;
        Fold fold = new Fold(ledger).to(position - 1);
        Map<String, String> expected = new TreeMap<>();
        fold.board(period, first).forEach((walker, entry) -> {
            if (fold.listed(walker)) {
                expected.put(member(name, walker), entry.score() + " " + entry.slot());
            }
        });
        Map<String, String> shown = new TreeMap<>();
        world.mysql
                .rows(ROWS, String.valueOf(period), first)
                .forEach(one -> shown.put(String.valueOf(one[0]), one[1] + " " + one[2]));
        world.counts.add("I24", 1);
        if (!expected.equals(shown) || !hash(name, expected).equals(row[2])) {
            throw new Violation("I24", name + " holds " + shown + " instead of " + expected);
        }
    }

    private static String member(String name, String walker) {
        return sha256(name + "/" + walker).substring(0, 32);
    }

    private static String hash(String name, Map<String, String> rows) {
        StringBuilder lines = new StringBuilder(name).append('\n');
        rows.forEach((member, figures) ->
                lines.append(member).append(' ').append(figures).append('\n'));
        return sha256(lines.toString());
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 belongs to every JDK", e);
        }
    }
}
