package com.firewalker.command.session;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The durable word on every login, always read from the primary. */
@Repository
class Families {

    private static final String SELECT = "SELECT session_id, family, walker_id, device_name, generation, created_at,"
            + " last_used_at, absolute_expiry, revoked_at FROM session_family ";

    private final JdbcClient jdbc;

    Families(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Family row) {
        jdbc.sql("INSERT INTO session_family (session_id, family, walker_id, device_name, generation, created_at,"
                        + " last_used_at, absolute_expiry) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
                .param(row.sessionId())
                .param(row.family())
                .param(row.walkerId())
                .param(row.deviceName())
                .param(row.generation())
                .param(utc(row.createdAt()))
                .param(utc(row.lastUsedAt()))
                .param(utc(row.absoluteExpiry()))
                .update();
    }

    Optional<Family> find(byte[] family) {
        return jdbc.sql(SELECT + "WHERE family = ?")
                .param(family)
                .query(Families::row)
                .optional();
    }

    Optional<Family> findLive(String walkerId, String sessionId, Instant now) {
        return jdbc.sql(SELECT
                        + "WHERE session_id = ? AND walker_id = ? AND revoked_at IS NULL AND absolute_expiry > ?")
                .params(sessionId, walkerId, utc(now))
                .query(Families::row)
                .optional();
    }

    /** Begun, not revoked, not expired, used within the idle time; newest first. */
    List<Family> listLive(String walkerId, Instant now, Instant usedAfter) {
        return jdbc.sql(SELECT + "WHERE walker_id = ? AND generation > 0 AND revoked_at IS NULL"
                        + " AND absolute_expiry > ? AND last_used_at > ? ORDER BY last_used_at DESC, session_id")
                .params(walkerId, utc(now), utc(usedAfter))
                .query(Families::row)
                .list();
    }

    List<Family> listUnrevoked(String walkerId) {
        return jdbc.sql(SELECT + "WHERE walker_id = ? AND revoked_at IS NULL")
                .param(walkerId)
                .query(Families::row)
                .list();
    }

    List<Family> listAll(String walkerId) {
        return jdbc.sql(SELECT + "WHERE walker_id = ?")
                .param(walkerId)
                .query(Families::row)
                .list();
    }

    /** Notes a token handed out; false when the family was revoked meanwhile. */
    boolean advance(byte[] family, int generation, Instant now) {
        return jdbc.sql("UPDATE session_family SET generation = GREATEST(generation, ?),"
                                + " last_used_at = GREATEST(last_used_at, ?) WHERE family = ? AND revoked_at IS NULL")
                        .params(generation, utc(now), family)
                        .update()
                == 1;
    }

    /** True for the one who revoked it. */
    boolean revoke(byte[] family, String because, Instant now) {
        return jdbc.sql("UPDATE session_family SET revoked_at = ?, revoked_because = ?, device_name = NULL"
                                + " WHERE family = ? AND revoked_at IS NULL")
                        .params(utc(now), because, family)
                        .update()
                == 1;
    }

    void delete(byte[] family) {
        jdbc.sql("DELETE FROM session_family WHERE family = ?").param(family).update();
    }

    void deleteAll(String walkerId) {
        jdbc.sql("DELETE FROM session_family WHERE walker_id = ?")
                .param(walkerId)
                .update();
    }

    /** Rows whose tokens could not live any longer in any case. */
    void sweep(Instant now) {
        jdbc.sql("DELETE FROM session_family WHERE absolute_expiry < ? LIMIT 500")
                .param(utc(now))
                .update();
    }

    private static Family row(ResultSet row, int n) throws SQLException {
        return new Family(
                row.getString("session_id"),
                row.getBytes("family"),
                row.getString("walker_id"),
                row.getString("device_name"),
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
