package com.firewalker.command.session;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The durable word on every login, always read from the primary. Rows are changed by their primary key: by another index
 * two changes could wait for each other.
 */
@Repository
class TokenFamilies {

    private static final Logger log = LoggerFactory.getLogger(TokenFamilies.class);
    private static final String SELECT = """
            SELECT session_id, family, walker_id, device_name, client, place, generation, created_at, last_used_at,
            absolute_expiry, revoked_at FROM session_family
            """;

    private final JdbcClient jdbc;

    TokenFamilies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Family row) {
        jdbc.sql("""
                INSERT INTO session_family (session_id, family, walker_id, device_name, client, place, generation,
                created_at, last_used_at, absolute_expiry) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(row.sessionId())
                .param(row.family())
                .param(row.walkerId())
                .param(row.device().name())
                .param(row.device().client())
                .param(row.device().place())
                .param(row.generation())
                .param(utc(row.createdAt()))
                .param(utc(row.lastUsedAt()))
                .param(utc(row.absoluteExpiry()))
                .update();
    }

    /** Of a walker who is still there. */
    Optional<Family> find(byte[] family) {
        return jdbc.sql(SELECT + "WHERE family = ? AND EXISTS"
                        + " (SELECT 1 FROM account WHERE account.walker_id = session_family.walker_id)")
                .param(family)
                .query(TokenFamilies::row)
                .optional();
    }

    Optional<Family> findLive(String walkerId, String sessionId, Instant now) {
        return jdbc.sql(SELECT
                        + "WHERE session_id = ? AND walker_id = ? AND revoked_at IS NULL AND absolute_expiry > ?")
                .params(sessionId, walkerId, utc(now))
                .query(TokenFamilies::row)
                .optional();
    }

    /** Where a page of sessions begins: after this one in the order of {@link #listLive}. */
    record After(Instant lastUsedAt, String sessionId) {}

    /** Begun, not revoked, not expired, used within the idle time; last used first. */
    List<Family> listLive(String walkerId, Instant now, Instant usedAfter, After after, int limit) {
        return jdbc.sql(SELECT + """
                        WHERE walker_id = ? AND generation > 0 AND revoked_at IS NULL
                        AND absolute_expiry > ? AND last_used_at > ?
                        AND (last_used_at < ? OR last_used_at = ? AND session_id > ?)
                        ORDER BY last_used_at DESC, session_id LIMIT ?
                        """)
                .params(walkerId, utc(now), utc(usedAfter))
                .params(utc(after.lastUsedAt()), utc(after.lastUsedAt()), after.sessionId(), limit)
                .query(TokenFamilies::row)
                .list();
    }

    /** What can still be refreshed, logins under way included; last used first, locked until the transaction ends. */
    List<Family> lockUsable(String walkerId, Instant now, Instant usedAfter) {
        return jdbc.sql(SELECT + "WHERE walker_id = ? AND revoked_at IS NULL AND absolute_expiry > ?"
                        + " AND last_used_at > ? ORDER BY last_used_at DESC, session_id FOR UPDATE")
                .params(walkerId, utc(now), utc(usedAfter))
                .query(TokenFamilies::row)
                .list();
    }

    /** Locked until the transaction ends. */
    List<Family> lockUnrevoked(String walkerId) {
        return jdbc.sql(SELECT + "WHERE walker_id = ? AND revoked_at IS NULL FOR UPDATE")
                .param(walkerId)
                .query(TokenFamilies::row)
                .list();
    }

    /** Locked until the transaction ends. */
    List<Family> lockAll(String walkerId) {
        return jdbc.sql(SELECT + "WHERE walker_id = ? FOR UPDATE")
                .param(walkerId)
                .query(TokenFamilies::row)
                .list();
    }

    void rename(String walkerId, String sessionId, @Nullable String name, Instant now) {
        jdbc.sql("""
                UPDATE session_family SET device_name = :name WHERE session_id = :session AND walker_id = :walker
                AND revoked_at IS NULL AND absolute_expiry > :now""")
                .param("name", name)
                .param("session", sessionId)
                .param("walker", walkerId)
                .param("now", utc(now))
                .update();
    }

    /** Notes a token handed out; false when the family was revoked meanwhile. */
    boolean advance(String sessionId, int generation, Instant now) {
        return jdbc.sql("""
                                        UPDATE session_family SET generation = GREATEST(generation, ?),
                                        last_used_at = GREATEST(last_used_at, ?) WHERE session_id = ? AND revoked_at IS NULL""").params(generation, utc(now), sessionId).update() == 1;
    }

    /** True for the one who revoked it. */
    boolean revoke(String sessionId, String because, Instant now) {
        return jdbc.sql("""
                UPDATE session_family SET revoked_at = ?, revoked_because = ?, device_name = NULL,
                client = NULL, place = NULL
                WHERE session_id = ? AND revoked_at IS NULL""").params(utc(now), because, sessionId).update() == 1;
    }

    void delete(String sessionId) {
        jdbc.sql("DELETE FROM session_family WHERE session_id = ?")
                .param(sessionId)
                .update();
    }

    void deleteAll(String walkerId) {
        jdbc.sql("DELETE FROM session_family WHERE walker_id = ?")
                .param(walkerId)
                .update();
    }

    /** Rows whose tokens could not live any longer in any case. Where the database gives way, a later login does it. */
    void sweep(Instant now) {
        try {
            jdbc.sql("DELETE FROM session_family WHERE absolute_expiry < ? LIMIT 500")
                    .param(utc(now))
                    .update();
        } catch (PessimisticLockingFailureException e) {
            log.debug("Expired sessions are left to the next login", e);
        }
    }

    private static Family row(ResultSet row, int n) throws SQLException {
        return new Family(
                row.getString("session_id"),
                row.getBytes("family"),
                row.getString("walker_id"),
                new Device(row.getString("device_name"), row.getString("client"), row.getString("place")),
                row.getInt("generation"),
                instant(row, "created_at"),
                instant(row, "last_used_at"),
                instant(row, "absolute_expiry"),
                row.getObject("revoked_at") != null);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
