package com.firewalker.bench.simulator;

import com.firewalker.bench.simulator.store.SimulatedMySql;
import com.firewalker.bench.simulator.store.SimulatedRedis;
import com.firewalker.bench.simulator.store.SqlFunctions;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Random;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.tokenstore.AbstractTokenEntry;
import org.jspecify.annotations.Nullable;

/** Stores, a clock, the fault that is due, and what has happened so far. */
abstract class Stage {

    static final Instant START = Instant.parse("2026-05-04T09:00:00Z");

    final SimulatedMySql mysql;
    final SimulatedClock clock = new SimulatedClock(START);
    final SimulatedRedis redis = new SimulatedRedis(clock);
    final History history = new History();
    final Counts counts = new Counts();

    @Nullable Fault fault;

    private @Nullable Violation found;

    Stage(SimulatedMySql mysql) throws SQLException {
        this.mysql = mysql;
        mysql.reset();
        GenericEventMessage.clock = clock;
        AbstractTokenEntry.clock = clock;
        SqlFunctions.readTimeFrom(clock);
    }

    /** Others work while this program stands still. */
    abstract void others(Program here, Random random) throws SQLException;

    /** Redis has none of its data any more. */
    void wipeRedis() {
        redis.wipe();
    }

    void happened(String what) {
        history.tell("  " + what);
    }

    void happened(String what, String kind) {
        happened(what);
        counts.add("fault " + kind, 1);
    }

    /** Found where nobody would hear of an exception. */
    void found(Violation violation) {
        if (found == null) {
            found = violation;
        }
    }

    void throwFound() {
        if (found != null) {
            throw found;
        }
    }

    /** A program's work, which may fail for reasons that are nobody's fault; false where it did. */
    boolean attempt(Program program, Runnable work) {
        try {
            work.run();
            return !program.isDead();
        } catch (RuntimeException | Error e) {
            if (e instanceof Violation) {
                throw e;
            }
            if (!program.isDead() && !Failures.isExpected(e)) {
                var unexpected = new Violation("I23", "unexpected on " + program.name + ": " + Failures.words(e));
                unexpected.initCause(e);
                found(unexpected);
                throw unexpected;
            }
            history.tell("  " + program.name + ": " + Failures.words(e));
            return false;
        }
    }
}
