package com.firewalker.notification.deadletter;

import com.firewalker.notification.Utc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** ParkedTask events, oldest first. */
@Component
class DeadLetters {

    static final String BEHIND = "an earlier event of the same owner waits";

    private static final int LONGEST_CAUSE = 500;
    private static final String SELECT =
            "SELECT id, processor, position, owner, cause, attempts, parked_at FROM parked_event ";

    private final JdbcTemplate jdbc;
    private final Clock clock;

    DeadLetters(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Set<String> owners(String processor) {
        return new HashSet<>(jdbc.query(
                "SELECT DISTINCT owner FROM parked_event WHERE processor = ?",
                (row, n) -> row.getString(1),
                processor));
    }

    long count() {
        Long count = jdbc.queryForObject("SELECT COUNT(*) FROM parked_event", Long.class);
        return count == null ? 0 : count;
    }

    /** Parks an event behind an earlier one of its owner; false where none waits any more. Parking twice is nothing. */
    boolean parkBehind(String processor, long position, String owner) {
        List<Long> earlier = jdbc.query(
                "SELECT position FROM parked_event WHERE processor = ? AND owner = ? ORDER BY position LIMIT 1 FOR UPDATE",
                (row, n) -> row.getLong(1),
                processor,
                owner);
        if (earlier.isEmpty()) {
            return false;
        }
        park(processor, position, owner, BEHIND, 0);
        return true;
    }

    void park(String processor, long position, String owner, String cause, int attempts) {
        jdbc.update("""
                INSERT INTO parked_event (processor, position, owner, cause, attempts, parked_at)
                VALUES (?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE position = VALUES(position)""", processor, position, owner, cut(cause), attempts, Utc.column(clock.instant()));
    }

    List<DeadLetter> after(long id, int limit) {
        return jdbc.query(SELECT + "WHERE id > ? ORDER BY id LIMIT ?", DeadLetters::read, id, limit);
    }

    Optional<DeadLetter> find(long id) {
        return jdbc.query(SELECT + "WHERE id = ?", DeadLetters::read, id).stream()
                .findFirst();
    }

    Optional<DeadLetter> firstOf(String processor, String owner) {
        return jdbc
                .query(
                        SELECT + "WHERE processor = ? AND owner = ? ORDER BY position LIMIT 1",
                        DeadLetters::read,
                        processor,
                        owner)
                .stream()
                .findFirst();
    }

    void failedAgain(DeadLetter event, String cause) {
        jdbc.update(
                "UPDATE parked_event SET attempts = attempts + 1, cause = ? WHERE processor = ? AND position = ?",
                cut(cause),
                event.processor(),
                event.position());
    }

    boolean remove(long id) {
        return jdbc.update("DELETE FROM parked_event WHERE id = ?", id) > 0;
    }

    private static String cut(String cause) {
        return cause.length() <= LONGEST_CAUSE ? cause : cause.substring(0, LONGEST_CAUSE);
    }

    private static DeadLetter read(ResultSet row, int n) throws SQLException {
        return new DeadLetter(
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                row.getString(4),
                row.getString(5),
                row.getInt(6),
                Utc.instant(row.getObject(7, LocalDateTime.class)));
    }
}
