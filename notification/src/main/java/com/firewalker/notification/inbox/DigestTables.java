package com.firewalker.notification.inbox;

import com.firewalker.notification.Utc;
import com.firewalker.notification.intent.Intent;
import com.firewalker.notification.intent.Kind;
import com.firewalker.notification.intent.Kind.Lane;
import com.firewalker.notification.intent.State;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
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
                "select walker_id, lane from digest_due where due_at <= ? order by due_at limit ? for update skip locked",
                (row, n) ->
                        new Due(row.getString(1), Lane.valueOf(row.getString(2).toUpperCase(Locale.ROOT))),
                Utc.column(now),
                limit);
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
                select id, intent_key, walker_id, kind, facts, push_until from intent
                where walker_id in (:walkers) and state = 'waiting' order by id""",
                Map.of("walkers", walkers),
                (row, n) -> new Waiting(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        Kind.ofCode(row.getString(4)).orElseThrow(),
                        json.readValue(row.getString(5), VALUES),
                        Utc.instantOrNull(row.getObject(6, LocalDateTime.class))));
    }

    /** Writes each letter as the next entry of its walker and says under which ids. */
    List<Long> append(List<Letter> letters) {
        List<Long> ids = new ArrayList<>();
        Map<String, Long> heads = lockedHeads(letters);
        List<Object[]> entries = new ArrayList<>();
        List<Object[]> told = new ArrayList<>();
        for (Letter letter : letters) {
            long seq = heads.merge(letter.walkerId(), 1L, Long::sum);
            ids.add(seq);
            entries.add(new Object[] {
                letter.walkerId(), seq, letter.kind().code(), facts(letter), Utc.column(letter.createdAt())
            });
            letter.intents().forEach(intent -> told.add(new Object[] {State.TOLD.column(), seq, intent.id()}));
        }
        jdbc.batchUpdate("insert into inbox (walker_id, seq, kind, facts, created_at) values (?, ?, ?, ?, ?)", entries);
        jdbc.batchUpdate("update intent set state = ?, inbox_seq = ? where id = ?", told);
        jdbc.batchUpdate(
                "update inbox_head set seq = ? where walker_id = ?",
                heads.entrySet().stream()
                        .map(head -> new Object[] {head.getValue(), head.getKey()})
                        .toList());
        return ids;
    }

    void suppress(List<Waiting> intents) {
        jdbc.batchUpdate(
                "update intent set state = ? where id = ?",
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
        named.update("delete from intent where walker_id in (:walkers)", Map.of("walkers", walkers));
    }

    private Map<String, Long> lockedHeads(List<Letter> letters) {
        TreeSet<String> walkers = new TreeSet<>();
        letters.forEach(letter -> walkers.add(letter.walkerId()));
        Map<String, Long> heads = new HashMap<>();
        if (walkers.isEmpty()) {
            return heads;
        }
        jdbc.batchUpdate(
                "insert into inbox_head (walker_id, seq) values (?, 0) on duplicate key update seq = seq",
                walkers.stream().map(walker -> new Object[] {walker}).toList());
        named.query(
                "select walker_id, seq from inbox_head where walker_id in (:walkers) for update",
                Map.of("walkers", walkers),
                row -> {
                    heads.put(row.getString(1), row.getLong(2));
                });
        return heads;
    }

    private String facts(Letter letter) {
        return json.writeValueAsString(letter.intents().stream()
                .map(intent -> Map.of("kind", intent.kind().code(), "values", intent.values()))
                .toList());
    }

    void forget(List<Due> due) {
        jdbc.batchUpdate(
                "delete from digest_due where walker_id = ? and lane = ?",
                due.stream()
                        .map(key -> new Object[] {key.walkerId(), key.lane().column()})
                        .toList());
    }

    record Due(String walkerId, Lane lane) {}

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
