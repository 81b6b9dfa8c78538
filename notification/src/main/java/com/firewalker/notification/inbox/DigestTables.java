package com.firewalker.notification.inbox;

import com.firewalker.notification.Utc;
import com.firewalker.notification.intent.Delivery;
import com.firewalker.notification.intent.Intent;
import com.firewalker.notification.intent.Kind;
import com.firewalker.notification.intent.State;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of a digest: a handful of statements however many walkers are due. */
@Component
class DigestTables {

    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};

    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;
    private final JsonMapper json;

    DigestTables(JdbcTemplate jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.named = new NamedParameterJdbcTemplate(jdbc);
        this.json = json;
    }

    /** Rows another instance works on are left to it. */
    List<Due> claim(Instant now, int limit) {
        return jdbc.query(
                "SELECT walker_id, lane FROM digest_due WHERE due_at <= ? ORDER BY due_at LIMIT ? FOR UPDATE SKIP LOCKED",
                (row, n) -> new Due(row.getString(1), Delivery.ofColumn(row.getString(2))),
                Utc.column(now),
                limit);
    }

    /** When the next digest is due. */
    Optional<Instant> firstDue() {
        return Optional.ofNullable(jdbc.queryForObject("SELECT MIN(due_at) FROM digest_due", LocalDateTime.class))
                .map(Utc::instant);
    }

    /** Whether something that waits for nothing else is about to be told to the walker. */
    boolean tellsSoon(String walkerId, Instant now) {
        return !jdbc.queryForList(
                        "SELECT 1 FROM digest_due WHERE walker_id = ? AND lane = 'now' AND due_at <= ?",
                        Integer.class,
                        walkerId,
                        Utc.column(now))
                .isEmpty();
    }

    List<Waiting> waiting(Collection<String> walkers) {
        return named.query(
                """
                SELECT id, intent_key, walker_id, kind, facts, push_until FROM intent
                WHERE walker_id IN (:walkers) AND state = 'waiting' ORDER BY id""",
                Map.of("walkers", walkers),
                (row, n) -> new Waiting(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        Kind.ofCode(row.getString(4)).orElseThrow(),
                        json.readValue(row.getString(5), VALUES),
                        Utc.instantOrNull(row.getObject(6, LocalDateTime.class))));
    }

    /** Writes each entry as the next entry of its walker and says under which ids. */
    List<Long> append(List<NewEntry> entries) {
        List<Long> ids = new ArrayList<>();
        Map<String, Long> heads = lockedHeads(entries);
        List<Object[]> rows = new ArrayList<>();
        List<Object[]> told = new ArrayList<>();
        for (NewEntry entry : entries) {
            long seq = heads.merge(entry.walkerId(), 1L, Long::sum);
            ids.add(seq);
            rows.add(new Object[] {
                entry.walkerId(), seq, entry.kind().code(), facts(entry), Utc.column(entry.createdAt())
            });
            entry.intents().forEach(intent -> told.add(new Object[] {State.TOLD.column(), seq, intent.id()}));
        }
        jdbc.batchUpdate("INSERT INTO inbox (walker_id, seq, kind, facts, created_at) VALUES (?, ?, ?, ?, ?)", rows);
        jdbc.batchUpdate("UPDATE intent SET state = ?, inbox_seq = ? WHERE id = ?", told);
        jdbc.batchUpdate(
                "UPDATE inbox_head SET seq = ? WHERE walker_id = ?",
                heads.entrySet().stream()
                        .map(head -> new Object[] {head.getValue(), head.getKey()})
                        .toList());
        return ids;
    }

    void suppress(List<Waiting> intents) {
        jdbc.batchUpdate(
                "UPDATE intent SET state = ? WHERE id = ?",
                intents.stream()
                        .map(intent -> new Object[] {State.SUPPRESSED.column(), intent.id()})
                        .toList());
    }

    /** Those of the walkers who are gone: nothing is told to them or of them. Waits for an erasure that is under way. */
    Set<String> erased(Collection<String> walkers) {
        if (walkers.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(named.queryForList(
                "SELECT walker_id FROM erased_walker WHERE walker_id IN (:walkers) LOCK IN SHARE MODE",
                Map.of("walkers", walkers),
                String.class));
    }

    void delete(List<Waiting> intents) {
        jdbc.batchUpdate(
                "DELETE FROM intent WHERE id = ?",
                intents.stream().map(intent -> new Object[] {intent.id()}).toList());
    }

    void delete(Set<String> walkers) {
        named.update("DELETE FROM intent WHERE walker_id IN (:walkers)", Map.of("walkers", walkers));
    }

    private Map<String, Long> lockedHeads(List<NewEntry> entries) {
        TreeSet<String> walkers = new TreeSet<>();
        entries.forEach(entry -> walkers.add(entry.walkerId()));
        Map<String, Long> heads = new HashMap<>();
        if (walkers.isEmpty()) {
            return heads;
        }
        jdbc.batchUpdate(
                "INSERT INTO inbox_head (walker_id, seq) VALUES (?, 0) ON DUPLICATE KEY UPDATE seq = seq",
                walkers.stream().map(walker -> new Object[] {walker}).toList());
        named.query(
                "SELECT walker_id, seq FROM inbox_head WHERE walker_id IN (:walkers) FOR UPDATE",
                Map.of("walkers", walkers),
                row -> {
                    heads.put(row.getString(1), row.getLong(2));
                });
        return heads;
    }

    private String facts(NewEntry entry) {
        return json.writeValueAsString(entry.intents().stream()
                .map(intent -> Map.of("kind", intent.kind().code(), "values", intent.values()))
                .toList());
    }

    void forget(List<Due> due) {
        jdbc.batchUpdate(
                "DELETE FROM digest_due WHERE walker_id = ? AND lane = ?",
                due.stream()
                        .map(key -> new Object[] {key.walkerId(), key.delivery().column()})
                        .toList());
    }

    record Due(String walkerId, Delivery delivery) {}

    /** An intent that waits to be told. */
    record Waiting(
            long id,
            String key,
            String walkerId,
            Kind kind,
            Map<String, Object> values,
            @Nullable Instant pushUntil) {

        /** The local date that it is about, as text; empty where it is about none. */
        String date() {
            Object date = values.get("date");
            return date == null ? "" : date.toString();
        }

        /** The other walker whom it is about. */
        Optional<String> subject() {
            return Optional.ofNullable(values.get(Intent.SUBJECT)).map(Object::toString);
        }

        Waiting saying(Map<String, Object> other) {
            return new Waiting(id, key, walkerId, kind, other, pushUntil);
        }
    }
}
