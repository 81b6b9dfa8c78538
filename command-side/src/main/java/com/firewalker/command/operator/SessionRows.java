package com.firewalker.command.operator;

import com.firewalker.command.Utc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of codes and of sessions in browsers; what has ended has no row. */
@Repository
class SessionRows {

    private static final String SELECT =
            "SELECT session_id, name, last_used_at, expires_at, confirmed_at FROM operator_session ";

    /** @param confirmed whether its operator's second factor has confirmed it */
    record Session(String id, String name, Instant lastUsedAt, Instant expiresAt, boolean confirmed) {}

    private final JdbcClient jdbc;

    SessionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insertCode(byte[] hash, String name, Instant expiresAt) {
        jdbc.sql("INSERT INTO operator_code (code_hash, name, expires_at) VALUES (?, ?, ?)")
                .params(hash, name, Utc.of(expiresAt))
                .update();
    }

    /** Whose code it is, for the one who uses it first. */
    Optional<String> useCode(byte[] hash, Instant now) {
        Optional<String> name = jdbc.sql("SELECT name FROM operator_code WHERE code_hash = ? AND expires_at > ?")
                .params(hash, Utc.of(now))
                .query(String.class)
                .optional();
        int used = jdbc.sql("DELETE FROM operator_code WHERE code_hash = ?")
                .param(hash)
                .update();
        return used == 1 ? name : Optional.empty();
    }

    void insert(Session session, byte[] secretHash, Instant now) {
        jdbc.sql("""
                        INSERT INTO operator_session (session_id, secret_hash, name, created_at, last_used_at, expires_at)
                        VALUES (?, ?, ?, ?, ?, ?)
                        """)
                .params(session.id(), secretHash, session.name(), Utc.of(now), Utc.of(now))
                .param(Utc.of(session.expiresAt()))
                .update();
    }

    Optional<Session> find(byte[] secretHash) {
        return jdbc.sql(SELECT + "WHERE secret_hash = ?")
                .param(secretHash)
                .query(SessionRows::session)
                .optional();
    }

    Optional<Session> find(String id) {
        return jdbc.sql(SELECT + "WHERE session_id = ?")
                .param(id)
                .query(SessionRows::session)
                .optional();
    }

    /** Locked until the transaction ends. */
    List<String> lockAllOf(String name) {
        return jdbc.sql("SELECT session_id FROM operator_session WHERE name = ? FOR UPDATE")
                .param(name)
                .query((row, n) -> row.getString("session_id"))
                .list();
    }

    void touch(String id, Instant now) {
        jdbc.sql("UPDATE operator_session SET last_used_at = GREATEST(last_used_at, ?) WHERE session_id = ?")
                .params(Utc.of(now), id)
                .update();
    }

    void confirm(String id, Instant now) {
        jdbc.sql("UPDATE operator_session SET confirmed_at = ? WHERE session_id = ?")
                .params(Utc.of(now), id)
                .update();
    }

    /** None of the operator's sessions is confirmed any more. */
    void unconfirmAllOf(String name) {
        jdbc.sql("UPDATE operator_session SET confirmed_at = NULL WHERE name = ?")
                .param(name)
                .update();
    }

    void delete(String id) {
        jdbc.sql("DELETE FROM operator_session WHERE session_id = ?").param(id).update();
    }

    void deleteCodes(String name) {
        jdbc.sql("DELETE FROM operator_code WHERE name = ?").param(name).update();
    }

    /** What nobody can use any more. */
    void sweep(Instant now) {
        jdbc.sql("DELETE FROM operator_code WHERE expires_at < ? LIMIT 500")
                .param(Utc.of(now))
                .update();
        jdbc.sql("DELETE FROM operator_session WHERE expires_at < ? LIMIT 500")
                .param(Utc.of(now))
                .update();
    }

    private static Session session(ResultSet row, int n) throws SQLException {
        return new Session(
                row.getString("session_id"),
                row.getString("name"),
                Utc.instant(row, "last_used_at"),
                Utc.instant(row, "expires_at"),
                row.getObject("confirmed_at") != null);
    }
}
