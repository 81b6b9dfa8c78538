package com.firewalker.query.deadletter;

import com.firewalker.platform.ledger.store.LedgerEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** The letters of all projections. They name events by position; the ledger keeps the events themselves. */
@Component
public class DeadLetters {

    /** What is parked of a projection, by {@link com.firewalker.query.view.Projection#parkingKey}. */
    public static final String PARKED =
            "SELECT DISTINCT parked_with FROM dead_letter WHERE projection = ? AND dropped_at IS NULL";

    private static final int LONGEST_CAUSE = 1000;
    private static final String SELECT =
            "SELECT id, projection, position, stream_id, parked_with, cause, attempts, parked_at, tried_at FROM dead_letter ";
    private static final RowMapper<DeadLetter> ROW = DeadLetters::read;

    private final JdbcTemplate jdbc;

    DeadLetters(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** How many wait, and since when the oldest does. */
    public record Waiting(long letters, long oldestSeconds) {

        public static final Waiting NONE = new Waiting(0, 0);
    }

    Set<String> parkedKeys(String projection) {
        return new HashSet<>(jdbc.query(PARKED, (row, number) -> row.getString(1), projection));
    }

    /** Parking twice changes nothing. */
    void park(String projection, LedgerEvent event, String key, String cause) {
        jdbc.update(
                """
                        INSERT IGNORE INTO dead_letter
                        (id, projection, position, stream_id, parked_with, cause, attempts, parked_at, tried_at)
                        VALUES (?,?,?,?,?,?,1,UTC_TIMESTAMP(6),UTC_TIMESTAMP(6))""",
                UUID.randomUUID().toString(),
                projection,
                event.position(),
                event.streamId(),
                key,
                shortened(cause));
    }

    List<DeadLetter> list(String projection, long afterPosition, int limit) {
        return jdbc.query(
                SELECT + "WHERE projection = ? AND dropped_at IS NULL AND position > ? ORDER BY position LIMIT ?",
                ROW,
                projection,
                afterPosition,
                limit);
    }

    Optional<DeadLetter> find(String projection, String id) {
        return jdbc
                .query(SELECT + "WHERE projection = ? AND id = ? AND dropped_at IS NULL", ROW, projection, id)
                .stream()
                .findFirst();
    }

    /** Those that wait for each other, in the order of the ledger. */
    List<DeadLetter> parkedWith(String projection, String key) {
        return jdbc.query(
                SELECT + "WHERE projection = ? AND parked_with = ? AND dropped_at IS NULL ORDER BY position",
                ROW,
                projection,
                key);
    }

    void delivered(DeadLetter letter) {
        jdbc.update("DELETE FROM dead_letter WHERE id = ?", letter.id());
    }

    void failedAgain(DeadLetter letter, String cause) {
        jdbc.update(
                "UPDATE dead_letter SET attempts = attempts + 1, tried_at = UTC_TIMESTAMP(6), cause = ? WHERE id = ?",
                shortened(cause),
                letter.id());
    }

    void drop(DeadLetter letter, String reason) {
        jdbc.update(
                "UPDATE dead_letter SET dropped_at = UTC_TIMESTAMP(6), drop_reason = ? WHERE id = ?",
                reason,
                letter.id());
    }

    /** Positions that an operator has decided to leave out of the view, for good. */
    public Set<Long> dropped(String projection) {
        return new HashSet<>(jdbc.query(
                "SELECT position FROM dead_letter WHERE projection = ? AND dropped_at IS NOT NULL",
                (row, number) -> row.getLong(1),
                projection));
    }

    /** Positions that wait. */
    public List<Long> waiting(String projection) {
        return jdbc.query(
                "SELECT position FROM dead_letter WHERE projection = ? AND dropped_at IS NULL ORDER BY position",
                (row, number) -> row.getLong(1),
                projection);
    }

    /** A version that has folded these events itself has taken over. */
    public int settle(String projection, long upToPosition) {
        return jdbc.update(
                "DELETE FROM dead_letter WHERE projection = ? AND position <= ? AND dropped_at IS NULL",
                projection,
                upToPosition);
    }

    public Map<String, Waiting> waiting() {
        var waiting = new HashMap<String, Waiting>();
        jdbc.query("""
                        SELECT projection, COUNT(*), TIMESTAMPDIFF(SECOND, MIN(parked_at), UTC_TIMESTAMP(6)) FROM dead_letter
                        WHERE dropped_at IS NULL GROUP BY projection""", row -> {
            waiting.put(row.getString(1), new Waiting(row.getLong(2), row.getLong(3)));
        });
        return waiting;
    }

    private static String shortened(String cause) {
        return cause.length() <= LONGEST_CAUSE ? cause : cause.substring(0, LONGEST_CAUSE);
    }

    private static DeadLetter read(ResultSet row, int number) throws SQLException {
        return new DeadLetter(
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getInt(7),
                row.getObject(8, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                row.getObject(9, LocalDateTime.class).toInstant(ZoneOffset.UTC));
    }
}
