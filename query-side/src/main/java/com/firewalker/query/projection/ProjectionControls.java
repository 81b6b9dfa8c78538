package com.firewalker.query.projection;

import com.firewalker.query.view.Projection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The row by which operators and switches speak to a projection, on all instances at once. */
@Component
public class ProjectionControls implements InitializingBean {

    /** Whether an operator has paused a projection; its row is held, shared, until the transaction ends. */
    static final String ENTER = "SELECT paused, park_up_to FROM projection_control WHERE name = ? LOCK IN SHARE MODE";

    private static final String SET = """
            UPDATE projection_control
            SET paused = ?, stopped_by = ?, park_up_to = ?, changed_at = UTC_TIMESTAMP(6)
            WHERE name = ?
            """;
    private static final int LONGEST_REASON = 1000;

    private final JdbcTemplate jdbc;
    private final List<Projection> projections;

    ProjectionControls(JdbcTemplate jdbc, List<Projection> projections) {
        this.jdbc = jdbc;
        this.projections = List.copyOf(projections);
    }

    @Override
    public void afterPropertiesSet() {
        projections.forEach(projection -> jdbc.update(
                "INSERT IGNORE INTO projection_control (name, paused, changed_at) VALUES (?, FALSE, UTC_TIMESTAMP(6))",
                projection.view().name()));
    }

    /** Alone until the transaction ends: no instance moves the live view meanwhile. */
    public void lockOut(String name) {
        jdbc.queryForObject("SELECT name FROM projection_control WHERE name = ? FOR UPDATE", String.class, name);
    }

    void pause(String name) {
        set(name, true, null, 0);
    }

    /** Paused by the service itself, until an operator resumes it. */
    void stop(String name, String reason) {
        set(name, true, reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON), 0);
    }

    /** @param parkUpTo up to this position the projection parks whatever fails, however much it is; 0: with the usual bound */
    void resume(String name, long parkUpTo) {
        set(name, false, null, parkUpTo);
    }

    private void set(String name, boolean paused, @Nullable String reason, long parkUpTo) {
        jdbc.update(SET, paused, reason, parkUpTo, name);
    }

    /** The paused ones with the reason why the service stopped them, empty where an operator did. */
    Map<String, String> paused() {
        return jdbc
                .query(
                        "SELECT name, COALESCE(stopped_by, '') FROM projection_control WHERE paused",
                        (row, number) -> Map.entry(row.getString(1), row.getString(2)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
