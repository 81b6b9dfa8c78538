package com.firewalker.bench.simulator;

import com.firewalker.platform.ledger.store.LedgerReader;
import com.firewalker.query.view.Fact;
import com.firewalker.query.view.Projection;
import com.firewalker.query.view.Projection.Batch;
import com.firewalker.query.view.ViewVersion;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Builds each view once more from the first event, beside the live one: both have the same rows. */
final class Shadow {

    private static final int VERSION = 2;
    private static final int PAGE = 100;

    private Shadow() {}

    static void judge(World world) throws SQLException {
        Node node = world.living();
        for (String view : List.of("days", "badges", "friends")) {
            Projection projection = node.projection(view);
            build(node, projection);
            for (String table : projection.view().tables()) {
                compare(world, table);
            }
        }
    }

    private static void build(Node node, Projection projection) {
        LedgerReader ledger = node.parts.get(LedgerReader.class);
        ViewVersion version = ViewVersion.shadow(projection.view(), VERSION);
        long from = 0;
        List<Fact> facts = facts(ledger, from);
        while (!facts.isEmpty()) {
            long at = from;
            List<Fact> page = facts;
            long to = page.get(page.size() - 1).position();
            node.inTransaction(() -> projection.apply(version, new Batch(page, at, to)));
            from = to;
            facts = facts(ledger, from);
        }
    }

    private static List<Fact> facts(LedgerReader ledger, long from) {
        return ledger.page(from, PAGE, Set.of()).stream().map(Fact::of).toList();
    }

    private static void compare(World world, String table) throws SQLException {
        Set<String> live = rows(world, table);
        Set<String> shadow = rows(world, table + "__v2");
        world.counts.add("I15", live.size());
        if (!live.equals(shadow)) {
            Set<String> more = new TreeSet<>(shadow);
            more.removeAll(live);
            live.removeAll(shadow);
            throw new Violation("I15", table + " has live " + live + " and rebuilt " + more);
        }
    }

    private static Set<String> rows(World world, String table) throws SQLException {
        Set<String> rows = new TreeSet<>();
        world.mysql
                .rows("SELECT * FROM " + table)
                .forEach(row -> rows.add(Arrays.toString(row).replaceAll("\\[B@[0-9a-f]+", "bytes")));
        return rows;
    }
}
