package com.firewalker.query.day.settings;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** A walker's goals and zones over time, as the day view knows them. Reads in the caller's transaction. */
@Component
public class WalkerSettings {

    private final JdbcTemplate jdbc;

    WalkerSettings(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public GoalTimeline goals(String walkerId) {
        var goals = new TreeMap<LocalDate, Integer>();
        jdbc.query(
                "SELECT effective_from, goal FROM day_goal WHERE walker_id = ?",
                row -> {
                    goals.put(row.getObject(1, LocalDate.class), row.getInt(2));
                },
                walkerId);
        return new GoalTimeline(goals);
    }

    public ZoneTimeline zones(String walkerId) {
        return ZoneTimeline.of(jdbc.query(
                "SELECT from_millis, zone, position FROM day_zone WHERE walker_id = ?",
                (row, n) -> new ZoneTimeline.Entry(row.getLong(1), ZoneId.of(row.getString(2)), row.getLong(3)),
                walkerId));
    }
}
