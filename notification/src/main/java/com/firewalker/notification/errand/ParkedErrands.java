package com.firewalker.notification.errand;

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

/** Parked errands, oldest first. */
@Component
public class ParkedErrands {

    private static final TypeReference<Map<String, Object>> PAYLOAD = new TypeReference<>() {};

    private final JdbcTemplate jdbc;
    private final JsonMapper json;
    private final Clock clock;

    ParkedErrands(JdbcTemplate jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    public List<Parked> after(long id, int limit) {
        return jdbc.query(
                """
                select id, type, walker_id, payload, last_error, attempts, created_at from errand
                where state = 'parked' and id > ? order by id limit ?""",
                (row, n) -> new Parked(
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

    /** Tried again at once, with all its attempts; an errand that has expired meanwhile then ends as such. */
    public boolean retry(long id) {
        return jdbc.update(
                        "update errand set state = 'open', attempts = 0, due_at = ? where id = ? and state = 'parked'",
                        Utc.column(clock.instant()),
                        id)
                > 0;
    }

    public boolean drop(long id) {
        return jdbc.update("delete from errand where id = ? and state = 'parked'", id) > 0;
    }
}
