package com.firewalker.bench.simulator;

import com.firewalker.platform.ledger.follow.SimulatedReader;
import com.firewalker.platform.ledger.store.Checkpoint;
import com.firewalker.platform.ledger.store.LedgerGap;
import java.sql.SQLException;

/** A batch of a view, with the faults that may be planted around it. */
final class Following {

    private Following() {}

    static void batch(World world, Node node, String view, long head, int atMost) {
        SimulatedReader reader = node.reader(view);
        Checkpoint at = reader.at();
        long before = at == null ? 0 : at.position();
        try {
            reader.batch(head, atMost);
        } catch (LedgerGap e) {
            if (world.plant == Plant.NUMBER_FROM_REDIS) {
                moveTo(world, view, head);
            }
            throw e;
        } catch (RuntimeException | Error e) {
            if (world.plant == Plant.POSITION_BEFORE_ROWS) {
                moveTo(world, view, Math.min(head, before + 1));
            }
            throw e;
        }
    }

    private static void moveTo(World world, String view, long position) {
        try {
            world.mysql.execute("UPDATE " + view + "_version SET position = GREATEST(position, " + position + ")");
        } catch (SQLException e) {
            world.history.tell("  the row is locked");
        }
    }
}
