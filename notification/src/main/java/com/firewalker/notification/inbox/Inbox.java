package com.firewalker.notification.inbox;

import com.firewalker.notification.Utc;
import com.firewalker.notification.intent.Kind;
import com.firewalker.notification.rendering.Fact;
import com.firewalker.notification.rendering.InboxEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reading and marking a walker's entries. Ids count up from 1 per walker and appear in that order. */
@Component
class Inbox {

    private static final String ENTRY = "SELECT walker_id, seq, kind, facts, created_at, read_at FROM inbox ";
    private static final TypeReference<List<StoredFact>> FACTS = new TypeReference<>() {};

    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;
    private final JsonMapper json;
    private final Clock clock;

    Inbox(JdbcTemplate jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.named = new NamedParameterJdbcTemplate(jdbc);
        this.json = json;
        this.clock = clock;
    }

    /** What came after an id, oldest first. */
    List<InboxEntry> after(String walkerId, long seq, int limit) {
        return jdbc.query(
                ENTRY + "WHERE walker_id = ? AND seq > ? ORDER BY seq LIMIT ?", this::entry, walkerId, seq, limit);
    }

    /** What stands before an id, newest first. */
    List<InboxEntry> before(String walkerId, long seq, int limit, boolean unreadOnly) {
        return jdbc.query(
                ENTRY + "WHERE walker_id = ? AND seq < ? " + (unreadOnly ? "AND read_at IS NULL " : "")
                        + "ORDER BY seq DESC LIMIT ?",
                this::entry,
                walkerId,
                seq,
                limit);
    }

    int unread(String walkerId) {
        Integer count = jdbc.queryForObject(
                "SELECT COUNT(*) FROM inbox WHERE walker_id = ? AND read_at IS NULL", Integer.class, walkerId);
        return count == null ? 0 : count;
    }

    long head(String walkerId) {
        return heads(List.of(walkerId)).getOrDefault(walkerId, 0L);
    }

    Map<String, Long> heads(Collection<String> walkers) {
        Map<String, Long> heads = new HashMap<>();
        named.query(
                "SELECT walker_id, seq FROM inbox_head WHERE walker_id IN (:walkers)",
                Map.of("walkers", walkers),
                row -> {
                    heads.put(row.getString(1), row.getLong(2));
                });
        return heads;
    }

    /** False where the walker has no such entry; marking twice keeps the first time. */
    boolean markRead(String walkerId, long seq) {
        return jdbc.update(
                        "UPDATE inbox SET read_at = COALESCE(read_at, ?) WHERE walker_id = ? AND seq = ?",
                        Utc.column(clock.instant()),
                        walkerId,
                        seq)
                > 0;
    }

    void markAllRead(String walkerId) {
        jdbc.update(
                "UPDATE inbox SET read_at = ? WHERE walker_id = ? AND read_at IS NULL",
                Utc.column(clock.instant()),
                walkerId);
    }

    private InboxEntry entry(ResultSet row, int n) throws SQLException {
        return new InboxEntry(
                row.getString("walker_id"),
                row.getLong("seq"),
                Kind.ofCode(row.getString("kind")).orElseThrow(),
                json.readValue(row.getString("facts"), FACTS).stream()
                        .map(StoredFact::fact)
                        .toList(),
                Utc.instant(row.getObject("created_at", LocalDateTime.class)),
                Utc.instantOrNull(row.getObject("read_at", LocalDateTime.class)));
    }

    private record StoredFact(String kind, Map<String, Object> values) {
        Fact fact() {
            return new Fact(Kind.ofCode(kind).orElseThrow(), values);
        }
    }
}
