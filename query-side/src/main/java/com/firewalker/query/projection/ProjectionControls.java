package com.firewalker.query.projection;

import com.firewalker.query.view.Projection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The row by which operators and switches speak to a projection, on all instances at once. */
@Component
public class ProjectionControls implements InitializingBean {

    /** Whether an operator has paused a projection; its row is held, shared, until the transaction ends. */
    static final String ENTER = "SELECT paused FROM projection_control WHERE name = ? LOCK IN SHARE MODE";

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

    void pause(String name, boolean paused) {
        jdbc.update(
                "UPDATE projection_control SET paused = ?, changed_at = UTC_TIMESTAMP(6) WHERE name = ?", paused, name);
    }

    Map<String, Boolean> paused() {
        return jdbc
                .query(
                        "SELECT name, paused FROM projection_control",
                        (row, number) -> Map.entry(row.getString(1), row.getBoolean(2)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
