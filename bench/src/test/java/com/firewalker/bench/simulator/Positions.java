package com.firewalker.bench.simulator;

import java.sql.SQLException;

/** How far whoever has come, read from the tables. */
final class Positions {

    private Positions() {}

    static long ofView(World world, String view) {
        return one(world, "SELECT position FROM " + view + "_version WHERE id = 1");
    }

    static long head(World world) {
        return one(world, "SELECT position FROM ledger_head WHERE id = 1");
    }

    private static long one(World world, String sql) {
        try {
            return ((Number) world.mysql.rows(sql).get(0)[0]).longValue();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
