package com.firewalker.bench.simulator;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Holds the world against its invariants (docs/reliability.md): with connections and folds of its own. */
final class Judge {

    private static final String LEDGER =
            "SELECT position, event_id, stream_id, sequence, type, payload FROM ledger_event WHERE position > ? ORDER BY position";

    private static final int SOME = 10;

    private final World world;
    private int commands;
    private final List<LedgerRow> ledger = new ArrayList<>();
    private final Map<String, Long> sequences = new HashMap<>();
    private final Map<String, Long> tokens = new HashMap<>();
    private final Map<String, Long> versions = new HashMap<>();
    private final SampleFold samples;
    private final ViewJudge views;
    private final BoardJudge boards;
    private final SealJudge seals;

    Judge(World world) {
        this.world = world;
        samples = new SampleFold(world.counts);
        views = new ViewJudge(world, ledger);
        boards = new BoardJudge(world, ledger);
        seals = new SealJudge(world, ledger);
    }

    List<LedgerRow> ledger() {
        return ledger;
    }

    void afterCommand() throws SQLException {
        world.throwFound();
        tail();
        tokens();
        views.days();
        if (++commands % SOME == 0) {
            samples.judge(world.clients);
            seals.unchanged();
        }
    }

    /** New rows come behind the known ones, without a hole, each stream in its order. */
    private void tail() throws SQLException {
        for (Object[] columns : world.mysql.rows(LEDGER, (long) ledger.size())) {
            LedgerRow row = LedgerRow.of(columns);
            count("I2");
            if (row.position() != ledger.size() + 1) {
                throw new Violation("I2", "position " + row.position() + " follows " + ledger.size());
            }
            count("I4");
            long expected = sequences.merge(row.stream(), 0L, (old, any) -> old + 1);
            if (row.sequence() != expected) {
                throw new Violation("I4", row.stream() + " has sequence " + row.sequence() + " for " + expected);
            }
            ledger.add(row);
            samples.apply(row);
        }
        if (Positions.head(world) != ledger.size()) {
            throw new Violation("I2", "the head is " + Positions.head(world) + " of " + ledger.size());
        }
    }

    /** Nobody is beyond the head, and nobody goes back. */
    private void tokens() throws SQLException {
        for (Object[] row : world.mysql.rows("SELECT processor_name, applied FROM token_entry")) {
            forward("I12", "token of " + row[0], ((Number) row[1]).longValue(), tokens);
        }
        for (String view : Node.NAMES) {
            forward("I12", "view " + view, Positions.ofView(world, view), versions);
        }
    }

    private void forward(String invariant, String what, long position, Map<String, Long> known) {
        count("I21");
        count(invariant);
        if (position > ledger.size()) {
            throw new Violation("I21", what + " is at " + position + " beyond " + ledger.size());
        }
        Long before = known.put(what, position);
        if (before != null && before > position) {
            throw new Violation(invariant, what + " goes back from " + before + " to " + position);
        }
    }

    boolean viewsAreAtHead() throws SQLException {
        tail();
        return Node.NAMES.stream().allMatch(view -> Positions.ofView(world, view) == ledger.size());
    }

    boolean redisIsComplete() {
        return boards.redisPosition() == ledger.size();
    }

    /** After everything was given time: nobody waits, and nothing was set aside. */
    void settled(int open) throws SQLException {
        afterCommand();
        count("I13");
        count("I23");
        if (open > 0) {
            throw new Violation("I13", open + " requests have no answer");
        }
        List<Object[]> letters = world.mysql.rows("SELECT projection, position, cause FROM dead_letter");
        if (!letters.isEmpty()) {
            throw new Violation(
                    "I23", letters.get(0)[0] + " set aside " + letters.get(0)[1] + ": " + letters.get(0)[2]);
        }
        for (String view : Node.NAMES) {
            if (Positions.ofView(world, view) != ledger.size()) {
                throw new Violation(
                        "I23", view + " stays at " + Positions.ofView(world, view) + " of " + ledger.size());
            }
        }
        if (!redisIsComplete()) {
            throw new Violation("I22", "Redis stays incomplete: " + boards.redisPosition() + " of " + ledger.size());
        }
    }

    void atTheEnd() throws SQLException {
        unchanged();
        samples.judge(world.clients);
        seals.unchanged();
        samples.judgeWhole(world.clients);
        views.all();
        boards.mysql();
        boards.redis();
        seals.whole();
        Shadow.judge(world);
    }

    /** Read again, the ledger is what was read from it all the time. */
    private void unchanged() throws SQLException {
        List<Object[]> again = world.mysql.rows(LEDGER, 0L);
        count("I3");
        count("I16");
        if (again.size() != ledger.size()) {
            throw new Violation("I3", again.size() + " events instead of " + ledger.size());
        }
        for (int i = 0; i < again.size(); i++) {
            LedgerRow row = LedgerRow.of(again.get(i));
            if (!row.id().equals(ledger.get(i).id())
                    || row.digest() != ledger.get(i).digest()) {
                throw new Violation("I16", "the event at " + row.position() + " has changed");
            }
        }
    }

    private void count(String invariant) {
        world.counts.add(invariant, 1);
    }
}
