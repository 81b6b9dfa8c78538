package com.firewalker.bench.simulator;

import com.firewalker.bench.simulator.store.SimulatedMySql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Leaves out commands as long as the rest still breaks something, then tells what happens step by step. */
final class Shrinker {

    private static final int MOST_RUNS = 300;

    private final Plant plant;
    private final SimulatedMySql server;
    private int runs;
    private @Nullable World last;

    Shrinker(Plant plant) {
        this.plant = plant;
        try {
            server = new SimulatedMySql("ledger", "tokens", "query");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    String story(List<Op> ops, Throwable failure) {
        List<Op> shortest = shrink(ops);
        Throwable found = failureOf(shortest);
        World world = last;
        return (found == null ? failure : found) + " by " + shortest.size() + " of " + ops.size() + " commands:\n"
                + (world == null ? "" : String.join("\n", world.history.lines()));
    }

    List<Op> shrink(List<Op> ops) {
        List<Op> rest = ops;
        for (int part = rest.size() / 2; part > 0; part /= 2) {
            int from = 0;
            while (from < rest.size() && runs < MOST_RUNS) {
                List<Op> without = new ArrayList<>(rest.subList(0, from));
                without.addAll(rest.subList(Math.min(rest.size(), from + part), rest.size()));
                if (failureOf(without) != null) {
                    rest = without;
                } else {
                    from += part;
                }
            }
        }
        return rest;
    }

    private @Nullable Throwable failureOf(List<Op> ops) {
        runs++;
        try {
            last = new World(server, plant);
            last.run(ops);
            return null;
        } catch (Violation | IllegalStateException | SQLException e) {
            return e;
        }
    }
}
