package com.firewalker.command.operator;

import com.firewalker.command.Utc;
import com.firewalker.platform.security.OperatorRole;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of operators. Names differ in more than capitals. */
@Repository
class OperatorRows {

    private static final String SELECT = """
            SELECT name, role, created_at, created_by, (SELECT COUNT(*) FROM operator_session s
            WHERE s.name = operator_name.name AND s.expires_at > :now AND s.last_used_at > :idle) AS sessions
            FROM operator_name
            """;

    /** @param sessions how many browsers are signed in as the operator */
    record Row(String name, OperatorRole role, Instant createdAt, String createdBy, int sessions) {}

    private final JdbcClient jdbc;

    OperatorRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Throws DuplicateKeyException where the name is known. */
    void insert(String name, OperatorRole role, Instant at, String by) {
        jdbc.sql("INSERT INTO operator_name (name, role, created_at, created_by) VALUES (?, ?, ?, ?)")
                .params(name, role.word(), Utc.of(at), by)
                .update();
    }

    Optional<OperatorRole> role(String name) {
        return jdbc.sql("SELECT role FROM operator_name WHERE name = ?")
                .param(name)
                .query(String.class)
                .optional()
                .flatMap(OperatorRole::of);
    }

    /** By name; those after this one. */
    List<Row> after(String name, int limit, Instant now) {
        return jdbc.sql(SELECT + "WHERE name > :after ORDER BY name LIMIT :limit")
                .param("after", name)
                .param("limit", limit)
                .param("now", Utc.of(now))
                .param("idle", Utc.of(now.minus(ConsoleSessions.IDLE)))
                .query(OperatorRows::row)
                .list();
    }

    Optional<Row> find(String name, Instant now) {
        return jdbc.sql(SELECT + "WHERE name = :name")
                .param("name", name)
                .param("now", Utc.of(now))
                .param("idle", Utc.of(now.minus(ConsoleSessions.IDLE)))
                .query(OperatorRows::row)
                .optional();
    }

    boolean setRole(String name, OperatorRole role) {
        return jdbc.sql("UPDATE operator_name SET role = ? WHERE name = ?")
                        .params(role.word(), name)
                        .update()
                == 1;
    }

    boolean delete(String name) {
        return jdbc.sql("DELETE FROM operator_name WHERE name = ?").param(name).update() == 1;
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        return new Row(
                row.getString("name"),
                OperatorRole.of(row.getString("role")).orElseThrow(),
                Utc.instant(row, "created_at"),
                row.getString("created_by"),
                row.getInt("sessions"));
    }
}
