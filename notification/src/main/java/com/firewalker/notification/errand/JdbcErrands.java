package com.firewalker.notification.errand;

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
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Errands in MySQL. A claim is a lease: if the claiming process dies, another takes the errand when the lease ends. */
@Component
class JdbcErrands implements Errands {

    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final String BATCH = JdbcErrands.class.getName();
    private static final TypeReference<Map<String, Object>> PAYLOAD = new TypeReference<>() {};
    private static final int LONGEST_ERROR = 500;

    private final JdbcTemplate jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final TaskSignals signals;

    JdbcErrands(JdbcTemplate jdbc, JsonMapper json, Clock clock, TransactionTemplate transaction, TaskSignals signals) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.transaction = transaction;
        this.signals = signals;
    }

    @Override
    public void add(Errand errand) {
        if (CurrentUnitOfWork.isStarted()) {
            batchOf(CurrentUnitOfWork.get().root()).add(errand);
        } else {
            write(List.of(errand));
        }
    }

    private List<Errand> batchOf(UnitOfWork<?> unit) {
        return unit.getOrComputeResource(BATCH, name -> {
            List<Errand> errands = new ArrayList<>();
            unit.onPrepareCommit(prepared -> write(errands));
            return errands;
        });
    }

    private void write(List<Errand> errands) {
        jdbc.batchUpdate(
                """
                insert into errand
                    (errand_key, type, walker_id, payload, state, due_at, expires_at, attempts, created_at)
                values (?, ?, ?, ?, 'open', ?, ?, 0, ?) on duplicate key update errand_key = values(errand_key)""",
                errands.stream()
                        .sorted(Comparator.comparing(Errand::key))
                        .map(this::columns)
                        .toList());
        signals.wakeAfterCommit(ErrandRound.TASK);
    }

    private Object[] columns(Errand errand) {
        return new Object[] {
            errand.key(),
            errand.type(),
            errand.walkerId(),
            json.writeValueAsString(errand.payload()),
            Utc.column(errand.dueAt()),
            Utc.columnOrNull(errand.expiresAt()),
            Utc.column(clock.instant())
        };
    }

    /** Takes what is due and keeps it from others for the length of a lease. */
    List<Claimed> claim(int limit) {
        Instant now = clock.instant();
        return transaction.execute(status -> {
            List<Claimed> due = jdbc.query("""
                    select id, errand_key, type, walker_id, payload, due_at, expires_at, attempts, created_at from errand
                    where state = 'open' and due_at <= ? order by due_at limit ? for update skip locked""", this::claimed, Utc.column(now), limit);
            jdbc.batchUpdate(
                    "update errand set due_at = ?, attempts = attempts + 1 where id = ?",
                    due.stream()
                            .map(each -> new Object[] {Utc.column(now.plus(LEASE)), each.id()})
                            .toList());
            return due;
        });
    }

    void done(long id) {
        jdbc.update("delete from errand where id = ?", id);
    }

    void postpone(long id, Instant until, int attempts) {
        jdbc.update(
                "update errand set due_at = ?, attempts = ? where id = ? and state = 'open'",
                Utc.column(until),
                attempts,
                id);
    }

    void retry(long id, Instant at, String error) {
        jdbc.update(
                "update errand set due_at = ?, last_error = ? where id = ? and state = 'open'",
                Utc.column(at),
                cut(error),
                id);
    }

    void park(long id, String error) {
        jdbc.update("update errand set state = 'parked', last_error = ? where id = ?", cut(error), id);
    }

    private static String cut(String error) {
        return error.length() <= LONGEST_ERROR ? error : error.substring(0, LONGEST_ERROR);
    }

    private Claimed claimed(ResultSet row, int n) throws SQLException {
        return new Claimed(
                row.getLong("id"),
                row.getInt("attempts"),
                Utc.instant(row.getObject("created_at", LocalDateTime.class)),
                new Errand(
                        row.getString("errand_key"),
                        row.getString("type"),
                        row.getString("walker_id"),
                        json.readValue(row.getString("payload"), PAYLOAD),
                        Utc.instant(row.getObject("due_at", LocalDateTime.class)),
                        Utc.instantOrNull(row.getObject("expires_at", LocalDateTime.class))));
    }

    /** @param attempts how often it was tried before this time */
    record Claimed(long id, int attempts, Instant createdAt, Errand errand) {}
}
