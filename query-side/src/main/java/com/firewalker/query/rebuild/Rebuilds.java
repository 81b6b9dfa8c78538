package com.firewalker.query.rebuild;

import com.firewalker.query.rebuild.Rebuild.Progress;
import com.firewalker.query.rebuild.Rebuild.Versions;
import com.firewalker.query.rebuild.replay.LeaseLost;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** The rows of rebuilds. Whoever writes for a rebuild holds its row shared; whoever ends it waits for them. */
@Component
class Rebuilds {

    private static final int LONGEST_FAILURE = 1000;
    static final String SELECT = "SELECT id, view_name, mode, state, walker_id, from_position, auto_switch,"
            + " old_version, new_version, proof_version, owner, failure, diff, prediction, created_at, finished_at"
            + " FROM rebuild ";
    static final RowMapper<Rebuild> ROW = Rebuilds::read;

    private final JdbcTemplate jdbc;

    Rebuilds(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Fails with a duplicate key where one of the same kind runs on the view. */
    void insert(String id, RebuildPlan plan, Versions versions, String owner, Duration lease) {
        jdbc.update(
                """
                        INSERT INTO rebuild (id, view_name, active, mode, state, walker_id, from_position, auto_switch,
                        old_version, new_version, proof_version, owner, created_at)
                        VALUES (?,?,?,?,?,?,?,?,?,?,?,?,UTC_TIMESTAMP(6))""",
                id,
                plan.view(),
                plan.mode().activeKey(plan.view()),
                plan.mode().word(),
                RebuildState.PREPARING.word(),
                plan.walkerId(),
                plan.from(),
                plan.autoSwitch(),
                versions.old(),
                versions.next(),
                versions.proof(),
                owner);
        jdbc.update(
                "INSERT INTO rebuild_progress (rebuild_id, processed, target, done, work, events_per_second,"
                        + " lease_until, attempts) VALUES (?,0,0,0,0,0," + until(lease) + ",1)",
                id);
    }

    Optional<Rebuild> find(String id) {
        return jdbc.query(SELECT + "WHERE id = ?", ROW, id).stream().findFirst();
    }

    List<Rebuild> running() {
        return jdbc.query(SELECT + "WHERE active IS NOT NULL", ROW);
    }

    List<Rebuild> runningOn(String view) {
        return jdbc.query(SELECT + "WHERE active IS NOT NULL AND view_name = ?", ROW, view);
    }

    /** The newest rebuild of the view whose other version was kept. */
    Optional<Rebuild> lastSwitched(String view) {
        return jdbc
                .query(
                        SELECT + "WHERE view_name = ? AND mode = 'shadow' AND state = 'switched'"
                                + " ORDER BY new_version DESC LIMIT 1",
                        ROW,
                        view)
                .stream()
                .findFirst();
    }

    int highestVersion(String view) {
        Integer highest = jdbc.queryForObject("""
                        SELECT GREATEST(COALESCE(MAX(new_version), 0), COALESCE(MAX(proof_version), 0)) FROM rebuild
                        WHERE view_name = ?""", Integer.class, view);
        return highest == null ? 0 : highest;
    }

    /** Shared until the transaction ends: nobody can end or take over the rebuild before. */
    void hold(String id, String owner) {
        boolean ours = jdbc.query(SELECT + "WHERE id = ? LOCK IN SHARE MODE", ROW, id).stream()
                .anyMatch(row -> row.state().running() && owner.equals(row.owner()));
        if (!ours) {
            throw new LeaseLost(id);
        }
    }

    /** Alone until the transaction ends: whoever wrote for the rebuild has committed. */
    Optional<Rebuild> lock(String id) {
        return jdbc.query(SELECT + "WHERE id = ? FOR UPDATE", ROW, id).stream().findFirst();
    }

    void enter(String id, String owner, RebuildState state) {
        int rows = jdbc.update(
                "UPDATE rebuild SET state = ? WHERE id = ? AND owner = ? AND active IS NOT NULL",
                state.word(),
                id,
                owner);
        if (rows == 0) {
            throw new LeaseLost(id);
        }
    }

    void end(String id, RebuildState state, @Nullable String failure) {
        String words = failure == null || failure.length() <= LONGEST_FAILURE
                ? failure
                : failure.substring(0, LONGEST_FAILURE);
        jdbc.update("""
                        UPDATE rebuild SET state = ?, failure = ?, active = NULL, owner = NULL, finished_at = UTC_TIMESTAMP(6)
                        WHERE id = ?""", state.word(), words, id);
    }

    /** Ready once more, the version that took over beside the one that serves again. */
    void reopen(Rebuild rebuild, String owner, Duration lease) {
        jdbc.update("""
                        UPDATE rebuild SET state = 'ready', active = ?, owner = ?, auto_switch = FALSE, finished_at = NULL
                        WHERE id = ?""", rebuild.plan().mode().activeKey(rebuild.plan().view()), owner, rebuild.id());
        renew(rebuild.id(), lease);
    }

    void tell(String id, String diff) {
        jdbc.update("UPDATE rebuild SET diff = ? WHERE id = ?", diff, id);
    }

    void predict(String id, String prediction) {
        jdbc.update("UPDATE rebuild SET prediction = ? WHERE id = ?", prediction, id);
    }

    Progress progress(String id) {
        return jdbc
                .query(
                        """
                                SELECT processed, target, done, work, events_per_second, attempts FROM rebuild_progress
                                WHERE rebuild_id = ?""",
                        (row, number) -> new Progress(
                                row.getLong(1),
                                row.getLong(2),
                                row.getLong(3),
                                row.getLong(4),
                                row.getDouble(5),
                                row.getInt(6)),
                        id)
                .stream()
                .findFirst()
                .orElse(Progress.NONE);
    }

    void report(String id, Progress progress) {
        jdbc.update(
                """
                        UPDATE rebuild_progress SET processed = ?, target = ?, done = ?, work = ?, events_per_second = ?
                        WHERE rebuild_id = ?""",
                progress.processed(),
                progress.target(),
                progress.done(),
                progress.work(),
                progress.eventsPerSecond(),
                id);
    }

    void renew(String id, Duration lease) {
        jdbc.update("UPDATE rebuild_progress SET lease_until = " + until(lease) + " WHERE rebuild_id = ?", id);
    }

    /** Running rebuilds whose owner has said nothing for a lease. */
    List<String> orphans() {
        return jdbc.query("""
                        SELECT r.id FROM rebuild r JOIN rebuild_progress p ON p.rebuild_id = r.id
                        WHERE r.active IS NOT NULL AND p.lease_until < UTC_TIMESTAMP(6)""", (row, number) -> row.getString(1));
    }

    /** Inside a transaction. False where another instance was faster. */
    boolean takeOver(String id, String owner, Duration lease) {
        Optional<Rebuild> locked = lock(id);
        if (locked.isEmpty() || !locked.get().state().running() || !orphans().contains(id)) {
            return false;
        }
        jdbc.update("UPDATE rebuild SET owner = ? WHERE id = ?", owner, id);
        jdbc.update("UPDATE rebuild_progress SET attempts = attempts + 1 WHERE rebuild_id = ?", id);
        renew(id, lease);
        return true;
    }

    List<Long> workers(String id) {
        return jdbc.query(
                "SELECT position FROM rebuild_worker WHERE rebuild_id = ? ORDER BY worker",
                (row, number) -> row.getLong(1),
                id);
    }

    void start(String id, int workers, long position) {
        forgetWorkers(id);
        for (int worker = 0; worker < workers; worker++) {
            jdbc.update(
                    "INSERT INTO rebuild_worker (rebuild_id, worker, position) VALUES (?,?,?)", id, worker, position);
        }
    }

    void reached(String id, int worker, long position) {
        jdbc.update("UPDATE rebuild_worker SET position = ? WHERE rebuild_id = ? AND worker = ?", position, id, worker);
    }

    void forgetWorkers(String id) {
        jdbc.update("DELETE FROM rebuild_worker WHERE rebuild_id = ?", id);
    }

    private static String until(Duration lease) {
        return "UTC_TIMESTAMP(6) + INTERVAL " + lease.toMillis() * 1000 + " MICROSECOND";
    }

    private static Rebuild read(ResultSet row, int number) throws SQLException {
        var plan = new RebuildPlan(
                row.getString(2),
                RebuildMode.of(row.getString(3)).orElseThrow(),
                row.getString(5),
                row.getObject(6, Long.class),
                row.getBoolean(7));
        return new Rebuild(
                row.getString(1),
                plan,
                RebuildState.of(row.getString(4)),
                new Versions(row.getInt(8), row.getInt(9), row.getInt(10)),
                row.getString(11),
                row.getString(12),
                row.getString(13),
                row.getString(14),
                instant(row.getObject(15, LocalDateTime.class)),
                row.getObject(16) == null ? null : instant(row.getObject(16, LocalDateTime.class)));
    }

    private static Instant instant(LocalDateTime utc) {
        return utc.toInstant(ZoneOffset.UTC);
    }
}
