package com.firewalker.bench.simulator;

import com.firewalker.bench.simulator.store.SimulatedMySql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Runs the sessions' seeds. */
final class SessionSeeds {

    private static @Nullable SimulatedMySql server;
    private static @Nullable Path keys;

    private final SessionPlant plant;

    SessionSeeds(SessionPlant plant) {
        this.plant = plant;
        Seeds.beQuiet();
    }

    SessionWorld world(long seed, int commands) {
        try {
            SimulatedMySql known = server;
            Path signing = keys;
            if (known == null || signing == null) {
                known = new SimulatedMySql("command");
                signing = Files.createTempDirectory("firewalker-simulator");
                signing.toFile().deleteOnExit();
                server = known;
                keys = signing;
            }
            return new SessionWorld(known, signing, plant).run(seed, commands);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Counts run(long first, int seeds, int commands) {
        var counts = new Counts();
        for (long seed = first; seed < first + seeds; seed++) {
            try {
                counts.addAll(world(seed, commands).counts);
            } catch (Violation | IllegalStateException e) {
                throw new AssertionError("sessions, seed " + seed, e);
            }
        }
        return counts;
    }

    @Nullable Violation firstViolation(int seeds, int commands) {
        for (long seed = 1; seed <= seeds; seed++) {
            try {
                world(seed, commands);
            } catch (Violation e) {
                return e;
            }
        }
        return null;
    }
}
