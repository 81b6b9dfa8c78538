package com.firewalker.command.audit;

import com.firewalker.command.Utc;
import com.firewalker.command.audit.Entry.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of the log. Entries are inserted and read, never updated or deleted. */
@Repository
class EntryRows {

    private static final String SELECT = """
            SELECT position, kind, act_id, at, actor, role, action, target, parameters, reason, request_id, outcome, hash
            FROM audit_entry
            """;

    /** Where the log ends. */
    record Head(long position, byte[] hash) {}

    /** An entry with the hash that stands beside it. */
    record Kept(Entry entry, byte[] hash) {}

    /** An act with the last word on how it ended; null while there is none. */
    record Ended(Entry act, @Nullable String outcome) {}

    /** What is looked for; null: anything. */
    record Wanted(
            @Nullable String actor,
            @Nullable String action,
            @Nullable Instant from) {}

    private final JdbcClient jdbc;

    EntryRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Head head() {
        return jdbc.sql("SELECT position, hash FROM audit_head WHERE id = 1")
                .query(EntryRows::ending)
                .single();
    }

    /** Locked until the transaction ends: entries are added one after the other. */
    Head lockHead() {
        return jdbc.sql("SELECT position, hash FROM audit_head WHERE id = 1 FOR UPDATE")
                .query(EntryRows::ending)
                .single();
    }

    void insert(Entry entry, byte[] hash) {
        jdbc.sql("""
                        INSERT INTO audit_entry (position, kind, act_id, at, actor, role, action, target, parameters,
                        reason, request_id, outcome, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(entry.position())
                .param(entry.kind().word)
                .param(entry.actId())
                .param(Utc.of(entry.at()))
                .param(entry.actor())
                .param(entry.role())
                .param(entry.action())
                .param(entry.target())
                .param(entry.parameters())
                .param(entry.reason())
                .param(entry.requestId())
                .param(entry.outcome())
                .param(hash)
                .update();
    }

    void moveHead(long position, byte[] hash) {
        jdbc.sql("UPDATE audit_head SET position = ?, hash = ? WHERE id = 1")
                .params(position, hash)
                .update();
    }

    /** In the order in which they were added. */
    List<Kept> after(long position, int limit) {
        return jdbc.sql(SELECT + "WHERE position > ? ORDER BY position LIMIT ?")
                .params(position, limit)
                .query((row, n) -> new Kept(entry(row), row.getBytes("hash")))
                .list();
    }

    Optional<Entry> act(String actId) {
        return jdbc.sql(SELECT + "WHERE act_id = ? AND kind = 'act'")
                .param(actId)
                .query((row, n) -> entry(row))
                .optional();
    }

    /** Newest first, those before this position. */
    List<Ended> acts(Wanted wanted, long before, int limit) {
        if (!isAscii(wanted.actor()) || !isAscii(wanted.action())) {
            return List.of();
        }
        return jdbc.sql("""
                        SELECT a.position, a.kind, a.act_id, a.at, a.actor, a.role, a.action, a.target, a.parameters,
                               a.reason, a.request_id, a.outcome,
                               (SELECT e.outcome FROM audit_entry e WHERE e.act_id = a.act_id AND e.kind = 'end'
                                ORDER BY e.position DESC LIMIT 1) AS ended
                        FROM audit_entry a
                        WHERE a.kind = 'act' AND a.position < :before
                          AND (:anyActor OR a.actor = :actor) AND (:anyAction OR a.action = :action) AND a.at >= :from
                        ORDER BY a.position DESC LIMIT :limit
                        """)
                .param("before", before)
                .param("anyActor", wanted.actor() == null)
                .param("actor", wanted.actor() == null ? "" : wanted.actor())
                .param("anyAction", wanted.action() == null)
                .param("action", wanted.action() == null ? "" : wanted.action())
                .param("from", Utc.of(wanted.from() == null ? Instant.EPOCH : wanted.from()))
                .param("limit", limit)
                .query((row, n) -> new Ended(entry(row), row.getString("ended")))
                .list();
    }

    /** Names and words are; the database refuses to compare them with anything else. */
    private static boolean isAscii(@Nullable String word) {
        return word == null || word.chars().allMatch(character -> character < 128);
    }

    private static Head ending(ResultSet row, int n) throws SQLException {
        return new Head(row.getLong("position"), row.getBytes("hash"));
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong("position"),
                Kind.of(row.getString("kind")),
                row.getString("act_id"),
                row.getObject("at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                row.getString("actor"),
                row.getString("role"),
                row.getString("action"),
                row.getString("target"),
                row.getString("parameters"),
                row.getString("reason"),
                row.getString("request_id"),
                row.getString("outcome"));
    }
}
