package com.firewalker.notification.parking;

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

/** Parked events, oldest first. */
@Component
class ParkedEvents {

    static final String BEHIND = "an earlier event of the same owner waits";

    private static final int LONGEST_CAUSE = 500;
    private static final String SELECT =
            "select id, processor, position, owner, cause, attempts, parked_at from parked_event ";

    private final JdbcTemplate jdbc;
    private final Clock clock;

    ParkedEvents(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Set<String> owners(String processor) {
        return new HashSet<>(jdbc.query(
                "select distinct owner from parked_event where processor = ?",
                (row, n) -> row.getString(1),
                processor));
    }

    long count() {
        Long count = jdbc.queryForObject("select count(*) from parked_event", Long.class);
        return count == null ? 0 : count;
    }

    /** Parks an event behind an earlier one of its owner; false where none waits any more. Parking twice is nothing. */
    boolean parkBehind(String processor, long position, String owner) {
        List<Long> earlier = jdbc.query(
                "select position from parked_event where processor = ? and owner = ? order by position limit 1 for update",
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
                insert into parked_event (processor, position, owner, cause, attempts, parked_at)
                values (?, ?, ?, ?, ?, ?) on duplicate key update position = values(position)""", processor, position, owner, cut(cause), attempts, Utc.column(clock.instant()));
    }

    List<ParkedEvent> after(long id, int limit) {
        return jdbc.query(SELECT + "where id > ? order by id limit ?", ParkedEvents::read, id, limit);
    }

    Optional<ParkedEvent> find(long id) {
        return jdbc.query(SELECT + "where id = ?", ParkedEvents::read, id).stream()
                .findFirst();
    }

    Optional<ParkedEvent> firstOf(String processor, String owner) {
        return jdbc
                .query(
                        SELECT + "where processor = ? and owner = ? order by position limit 1",
                        ParkedEvents::read,
                        processor,
                        owner)
                .stream()
                .findFirst();
    }

    void failedAgain(ParkedEvent event, String cause) {
        jdbc.update(
                "update parked_event set attempts = attempts + 1, cause = ? where processor = ? and position = ?",
                cut(cause),
                event.processor(),
                event.position());
    }

    boolean remove(long id) {
        return jdbc.update("delete from parked_event where id = ?", id) > 0;
    }

    private static String cut(String cause) {
        return cause.length() <= LONGEST_CAUSE ? cause : cause.substring(0, LONGEST_CAUSE);
    }

    private static ParkedEvent read(ResultSet row, int n) throws SQLException {
        return new ParkedEvent(
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                row.getString(4),
                row.getString(5),
                row.getInt(6),
                Utc.instant(row.getObject(7, LocalDateTime.class)));
    }
}
