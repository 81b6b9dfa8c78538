package com.firewalker.bench.simulator;

import java.util.function.UnaryOperator;

/** A fault put into sessions on purpose. */
enum SessionPlant {
    NONE(UnaryOperator.identity(), UnaryOperator.identity()),
    /** A rotated record never expires. */
    NO_EXPIRY(UnaryOperator.identity(), lua -> lua.replace("next_record, 'EX', ARGV[6])", "next_record)")),
    /** A lost answer signs the walker out. */
    NO_GRACE(
            UnaryOperator.identity(),
            lua -> lua.replace(
                    "if tonumber(ARGV[5]) - tonumber(rotated_at) < tonumber(ARGV[8]) then", "if false then")),
    /** Redis is believed although MySQL knows of a later generation. */
    GENERATION_IGNORED(
            UnaryOperator.identity(),
            lua -> lua.replace("if generation < tonumber(ARGV[7]) then return {'behind'} end", "")),
    /** An old token is taken like the current one. */
    REUSE_UNSEEN(UnaryOperator.identity(), lua -> lua.replace("return {'reused'}", "return {'wrong'}")),
    /** Logging out is written to Redis alone. */
    REVOKED_IN_REDIS_ONLY(
            sql -> sql.startsWith("UPDATE session_family SET revoked_at")
                    ? sql.replace("WHERE ", "WHERE 1 = 0 AND ")
                    : sql,
            UnaryOperator.identity()),
    /** A change of password passes over logins that are under way. */
    RACING_LOGIN(
            sql -> sql.contains("WHERE walker_id = ? AND revoked_at IS NULL FOR UPDATE")
                    ? sql.replace(
                            "AND revoked_at IS NULL FOR UPDATE", "AND revoked_at IS NULL AND generation > 0 FOR UPDATE")
                    : sql,
            UnaryOperator.identity());

    private final UnaryOperator<String> sql;
    private final UnaryOperator<String> lua;

    SessionPlant(UnaryOperator<String> sql, UnaryOperator<String> lua) {
        this.sql = sql;
        this.lua = lua;
    }

    UnaryOperator<String> sql() {
        return sql;
    }

    UnaryOperator<String> lua() {
        return lua;
    }
}
