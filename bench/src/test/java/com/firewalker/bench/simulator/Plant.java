package com.firewalker.bench.simulator;

import java.util.function.UnaryOperator;

/** A fault put into the simulated wiring on purpose: the simulator has to find every one of them. */
enum Plant {
    NONE,
    /** A day's row takes older facts for newer ones. */
    DAYS_WITHOUT_GUARD(sql -> sql.startsWith("INSERT INTO day_view")
            ? sql.replaceAll("VALUES\\((verdict_)?position\\) > (verdict_)?position", "TRUE")
            : sql),
    /** A board's row in MySQL takes older facts for newer ones. */
    SCORES_WITHOUT_GUARD(sql ->
            sql.startsWith("INSERT INTO board_score") ? sql.replace("VALUES(position) > position", "TRUE") : sql),
    /** Badges take older facts for newer ones. */
    BADGES_WITHOUT_GUARD(sql -> sql.startsWith("INSERT INTO badge_")
            ? sql.replace("VALUES(position) > position", "TRUE")
            : sql.replace("NULL, lifetime, FALSE, position, ''", "NULL, lifetime, FALSE, 0, ''")),
    /** A redelivered fact is counted a second time into a walker's lifetime. */
    LIFETIME_COUNTED_TWICE(sql ->
            sql.startsWith("INSERT INTO badge_walker") ? sql.replace("VALUES(lifetime)", "VALUES(lifetime) + 1") : sql),
    /** Erased walkers come back with what was on its way. */
    ERASED_COME_BACK(sql ->
            sql.startsWith("SELECT walker_id FROM day_erased") ? sql.replace("WHERE ", "WHERE 1 = 0 AND ") : sql),
    /** A month is not summed again when a day changes. */
    MONTHS_ARE_STALE(sql -> sql.startsWith("INSERT INTO board_score") && sql.contains("'m', DATE")
            ? sql.replace("score = VALUES(score)", "score = score")
            : sql),
    /** Positions are taken outside the transaction of the append. */
    POSITIONS_OUTSIDE(sql -> sql.startsWith("UPDATE ledger_head SET") ? sql + " /* outside */" : sql),
    /** Nothing keeps two nodes from writing the same place of a stream. */
    NO_UNIQUE_STREAM,
    /** Who lost a segment still stores its token. */
    TOKEN_OF_ANYBODY(sql -> sql.startsWith("UPDATE token_entry SET token")
            ? sql.replace("AND owner = ?", "AND (owner = ? OR TRUE)")
            : sql),
    /** The view's position is moved before its rows are committed. */
    POSITION_BEFORE_ROWS,
    /** What Redis says of the ledger's length is believed. */
    NUMBER_FROM_REDIS,
    /** An upload is acknowledged before its group is committed. */
    ACKNOWLEDGED_BEFORE_COMMIT,
    /** The last piece of a long upload gets lost. */
    LAST_PIECE_LOST,
    /** What is sent again has another name. */
    RESENT_IS_NEW,
    /** A tombstone forgets its version. */
    TOMBSTONE_WITHOUT_VERSION,
    /** A node keeps aggregates whose events were not committed. */
    CACHE_KEEPS_UNCOMMITTED,
    /** A node never hears that a walker moved. */
    ZONES_ARE_STALE,
    /** A date that no calendar holds stops the view for everybody. */
    POISON_DATE,
    /** In Redis sums only grow. */
    REDIS_SUMS_ONLY_GROW(
            UnaryOperator.identity(),
            lua -> lua.replace(
                    "move.difference + score - oldScore", "move.difference + math.max(0, score - oldScore)")),
    /** A fill writes scores and not who may be seen. */
    FILL_WITHOUT_VISIBILITY(
            UnaryOperator.identity(),
            lua -> lua.replace(
                            "local function sight(walker, letter, position)",
                            "local function sight(walker, letter, position)\n  if filling then letter = '-' end")
                    .replace(
                            "local function seen(walker, letter, position, numbers)\n  if gone(walker) then",
                            "local function seen(walker, letter, position, numbers)\n  if filling or gone(walker) then"));

    private final UnaryOperator<String> sql;
    private final UnaryOperator<String> lua;

    Plant() {
        this(UnaryOperator.identity());
    }

    Plant(UnaryOperator<String> sql) {
        this(sql, UnaryOperator.identity());
    }

    Plant(UnaryOperator<String> sql, UnaryOperator<String> lua) {
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
