package com.firewalker.notification.outbox;

import com.firewalker.notification.Utc;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Tasks that failed too often, oldest first. */
@Component
public class ParkedTasks {

    private static final TypeReference<Map<String, Object>> PAYLOAD = new TypeReference<>() {};

    private final JdbcTemplate jdbc;
    private final JsonMapper json;
    private final Clock clock;

    ParkedTasks(JdbcTemplate jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    public List<ParkedTask> after(long id, int limit) {
        return jdbc.query(
                """
                SELECT id, type, walker_id, payload, last_error, attempts, created_at FROM errand
                WHERE state = 'parked' AND id > ? ORDER BY id LIMIT ?""",
                (row, n) -> new ParkedTask(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        json.readValue(row.getString(4), PAYLOAD),
                        Objects.requireNonNullElse(row.getString(5), ""),
                        row.getInt(6),
                        Utc.instant(row.getObject(7, LocalDateTime.class))),
                id,
                limit);
    }

    /** Tried again at once, with all its attempts; a task that has expired meanwhile then ends as such. */
    public boolean retry(long id) {
        return jdbc.update(
                        "UPDATE errand SET state = 'open', attempts = 0, due_at = ? WHERE id = ? AND state = 'parked'",
                        Utc.column(clock.instant()),
                        id)
                > 0;
    }

    public boolean drop(long id) {
        return jdbc.update("DELETE FROM errand WHERE id = ? AND state = 'parked'", id) > 0;
    }
}
