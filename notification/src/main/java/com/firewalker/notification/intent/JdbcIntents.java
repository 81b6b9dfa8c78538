package com.firewalker.notification.intent;

import com.firewalker.notification.Utc;
import com.firewalker.platform.schedule.TaskSignals;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Intents in MySQL. Inside a batch of events they are gathered and written once, in the order of their keys, just before
 * the batch commits: one round trip, and no two writers wait for each other crosswise.
 */
@Component
class JdbcIntents implements Intents {

    private static final String BATCH = JdbcIntents.class.getName();
    private static final String INSERT_INTENT = """
            INSERT INTO intent (intent_key, walker_id, kind, facts, recorded_at, push_until, state, subject_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE intent_key = VALUES(intent_key)""";
    private static final String INSERT_DUE = """
            INSERT INTO digest_due (walker_id, lane, due_at) VALUES (?, ?, ?)
            ON DUPLICATE KEY UPDATE due_at = due_at""";

    private final JdbcTemplate jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final DigestWindow window;
    private final FirstStart firstStart;
    private final TransactionTemplate transaction;
    private final TaskSignals signals;

    JdbcIntents(
            JdbcTemplate jdbc,
            JsonMapper json,
            Clock clock,
            DigestWindow window,
            FirstStart firstStart,
            TransactionTemplate transaction,
            TaskSignals signals) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.window = window;
        this.firstStart = firstStart;
        this.transaction = transaction;
        this.signals = signals;
    }

    @Override
    public void record(Intent intent) {
        boolean before = intent.recordedAt().isBefore(firstStart.oldestTold());
        add(new Row(intent, before ? State.SUPPRESSED : State.WAITING));
    }

    @Override
    public void ruleOut(String key, String walkerId, Kind kind) {
        Intent never = new Intent(key, walkerId, kind, Map.of(), clock.instant(), null);
        add(new Row(never, State.SUPPRESSED));
    }

    private void add(Row row) {
        if (CurrentUnitOfWork.isStarted()) {
            batchOf(CurrentUnitOfWork.get().root()).add(row);
        } else {
            write(List.of(row));
        }
    }

    private List<Row> batchOf(UnitOfWork<?> unit) {
        return unit.getOrComputeResource(BATCH, name -> {
            List<Row> rows = new ArrayList<>();
            unit.onPrepareCommit(prepared -> write(rows));
            return rows;
        });
    }

    /** In the order in which a digest locks: first what is due, then the intents. */
    private void write(List<Row> rows) {
        List<Row> ordered = rows.stream()
                .sorted(Comparator.comparing((Row row) -> row.intent().key()))
                .toList();
        transaction.executeWithoutResult(status -> {
            jdbc.batchUpdate(INSERT_DUE, due(ordered));
            jdbc.batchUpdate(INSERT_INTENT, ordered.stream().map(this::columns).toList());
            signals.wakeAfterCommit(Intents.DIGEST_TASK);
        });
    }

    private List<Object[]> due(List<Row> rows) {
        Instant now = clock.instant();
        return rows.stream()
                .filter(row -> row.state() == State.WAITING)
                .map(row -> new Due(row.intent().walkerId(), row.intent().kind().delivery()))
                .distinct()
                .sorted(Comparator.comparing(Due::walkerId).thenComparing(Due::delivery))
                .map(key -> new Object[] {key.walkerId(), key.delivery().column(), dueAt(key.delivery(), now)})
                .toList();
    }

    private Object[] columns(Row row) {
        Intent intent = row.intent();
        return new Object[] {
            intent.key(),
            intent.walkerId(),
            intent.kind().code(),
            json.writeValueAsString(intent.facts()),
            Utc.column(intent.recordedAt()),
            Utc.columnOrNull(intent.pushUntil()),
            row.state().column(),
            intent.facts().get(Intent.SUBJECT)
        };
    }

    private LocalDateTime dueAt(Delivery delivery, Instant now) {
        return Utc.column(delivery == Delivery.IMMEDIATE ? now : now.plus(window.length()));
    }

    private record Row(Intent intent, State state) {}

    private record Due(String walkerId, Delivery delivery) {}
}
