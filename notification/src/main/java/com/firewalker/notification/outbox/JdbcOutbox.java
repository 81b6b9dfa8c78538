package com.firewalker.notification.outbox;

import com.firewalker.notification.Utc;
import com.firewalker.platform.schedule.TaskSignals;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The outbox in MySQL. A claim is a lease: if the claiming process dies, another takes the task when the lease ends. */
@Component
class JdbcOutbox implements Outbox {

    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final String BATCH = JdbcOutbox.class.getName();
    private static final TypeReference<Map<String, Object>> PAYLOAD = new TypeReference<>() {};
    private static final int LONGEST_ERROR = 500;

    private final JdbcTemplate jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final TaskSignals signals;

    JdbcOutbox(JdbcTemplate jdbc, JsonMapper json, Clock clock, TransactionTemplate transaction, TaskSignals signals) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.transaction = transaction;
        this.signals = signals;
    }

    @Override
    public void add(OutboxTask task) {
        if (CurrentUnitOfWork.isStarted()) {
            batchOf(CurrentUnitOfWork.get().root()).add(task);
        } else {
            write(List.of(task));
        }
    }

    private List<OutboxTask> batchOf(UnitOfWork<?> unit) {
        return unit.getOrComputeResource(BATCH, name -> {
            List<OutboxTask> tasks = new ArrayList<>();
            unit.onPrepareCommit(prepared -> write(tasks));
            return tasks;
        });
    }

    private void write(List<OutboxTask> tasks) {
        jdbc.batchUpdate(
                """
                INSERT INTO errand
                    (errand_key, type, walker_id, payload, state, due_at, expires_at, attempts, created_at)
                VALUES (?, ?, ?, ?, 'open', ?, ?, 0, ?) ON DUPLICATE KEY UPDATE errand_key = VALUES(errand_key)""",
                tasks.stream()
                        .sorted(Comparator.comparing(OutboxTask::key))
                        .map(this::columns)
                        .toList());
        signals.wakeAfterCommit(OutboxWorker.TASK);
    }

    private Object[] columns(OutboxTask task) {
        return new Object[] {
            task.key(),
            task.type(),
            task.walkerId(),
            json.writeValueAsString(task.payload()),
            Utc.column(task.dueAt()),
            Utc.columnOrNull(task.expiresAt()),
            Utc.column(clock.instant())
        };
    }

    /** Takes what is due and keeps it from others for the length of a lease. */
    List<Claimed> claim(int limit) {
        Instant now = clock.instant();
        return transaction.execute(status -> {
            List<Claimed> due = jdbc.query("""
                    SELECT id, errand_key, type, walker_id, payload, due_at, expires_at, attempts, created_at FROM errand
                    WHERE state = 'open' AND due_at <= ? ORDER BY due_at LIMIT ? FOR UPDATE SKIP LOCKED""", this::claimed, Utc.column(now), limit);
            jdbc.batchUpdate(
                    "UPDATE errand SET due_at = ?, attempts = attempts + 1 WHERE id = ?",
                    due.stream()
                            .map(each -> new Object[] {Utc.column(now.plus(LEASE)), each.id()})
                            .toList());
            return due;
        });
    }

    /** When the next task is due that nobody has claimed. */
    Optional<Instant> firstDue() {
        return Optional.ofNullable(
                        jdbc.queryForObject("SELECT MIN(due_at) FROM errand WHERE state = 'open'", LocalDateTime.class))
                .map(Utc::instant);
    }

    void done(long id) {
        jdbc.update("DELETE FROM errand WHERE id = ?", id);
    }

    void postpone(long id, Instant until, int attempts) {
        jdbc.update(
                "UPDATE errand SET due_at = ?, attempts = ? WHERE id = ? AND state = 'open'",
                Utc.column(until),
                attempts,
                id);
        signals.wake(OutboxWorker.TASK);
    }

    void retry(long id, Instant at, String error) {
        jdbc.update(
                "UPDATE errand SET due_at = ?, last_error = ? WHERE id = ? AND state = 'open'",
                Utc.column(at),
                cut(error),
                id);
        signals.wake(OutboxWorker.TASK);
    }

    void park(long id, String error) {
        jdbc.update("UPDATE errand SET state = 'parked', last_error = ? WHERE id = ?", cut(error), id);
    }

    private static String cut(String error) {
        return error.length() <= LONGEST_ERROR ? error : error.substring(0, LONGEST_ERROR);
    }

    private Claimed claimed(ResultSet row, int n) throws SQLException {
        return new Claimed(
                row.getLong("id"),
                row.getInt("attempts"),
                Utc.instant(row.getObject("created_at", LocalDateTime.class)),
                new OutboxTask(
                        row.getString("errand_key"),
                        row.getString("type"),
                        row.getString("walker_id"),
                        json.readValue(row.getString("payload"), PAYLOAD),
                        Utc.instant(row.getObject("due_at", LocalDateTime.class)),
                        Utc.instantOrNull(row.getObject("expires_at", LocalDateTime.class))));
    }

    /** @param attempts how often it was tried before this time */
    record Claimed(long id, int attempts, Instant createdAt, OutboxTask task) {}
}
