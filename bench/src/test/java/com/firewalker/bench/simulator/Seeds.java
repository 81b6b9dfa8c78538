package com.firewalker.bench.simulator;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.firewalker.bench.simulator.store.SimulatedMySql;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Runs seeds; a seed that breaks an invariant is told as the shortest story that still breaks it. */
final class Seeds {

    private static @Nullable SimulatedMySql server;

    private final Plant plant;

    Seeds(Plant plant) {
        this.plant = plant;
        beQuiet();
    }

    /** What the product logs of faults is no news here. */
    static void beQuiet() {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
    }

    /** One for all: making the tables takes longer than most seeds. */
    private static SimulatedMySql server() throws SQLException {
        SimulatedMySql known = server;
        if (known == null) {
            known = new SimulatedMySql("ledger", "tokens", "query");
            server = known;
        }
        return known;
    }

    private static SimulatedMySql loose() throws SQLException {
        var loose = new SimulatedMySql("ledger", "tokens", "query");
        loose.execute("ALTER TABLE ledger_event DROP CONSTRAINT ledger_event_stream");
        return loose;
    }

    World world(List<Op> ops) {
        try {
            return new World(plant == Plant.NO_UNIQUE_STREAM ? loose() : server(), plant).run(ops);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    String history(long seed, int commands) {
        return world(Op.of(seed, commands)).history.hash();
    }

    Counts run(long first, int seeds, int commands) {
        var counts = new Counts();
        for (long seed = first; seed < first + seeds; seed++) {
            List<Op> ops = Op.of(seed, commands);
            try {
                counts.addAll(world(ops).counts);
            } catch (Violation | IllegalStateException e) {
                throw new AssertionError("seed " + seed + "\n" + new Shrinker(plant).story(ops, e), e);
            }
        }
        return counts;
    }

    /** The first seed that breaks an invariant, and which one; null where none does. */
    @Nullable Violation firstViolation(int seeds, int commands) {
        for (long seed = 1; seed <= seeds; seed++) {
            try {
                world(Op.of(seed, commands));
            } catch (Violation e) {
                return e;
            }
        }
        return null;
    }
}
