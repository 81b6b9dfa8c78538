package com.firewalker.platform.data;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far the replica is behind: the primary's clock is written every second, and what of it has arrived is read on
 * the replica. More than five seconds, or no answer, and the replica is left out until it answers and has caught up.
 * Where the primary is away nothing newer exists, so the replica keeps the state it had.
 */
final class ReplicaWatch implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ReplicaWatch.class);
    private static final long PERIOD_MILLIS = 1_000;
    private static final double MOST_SECONDS_BEHIND = 5;

    private final DataSource primary;
    private final ReaderPool replica;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "replica-watch");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean usable;
    private volatile double lagSeconds = Double.NaN;

    ReplicaWatch(DataSource primary, ReaderPool replica) {
        this.primary = primary;
        this.replica = replica;
    }

    void start() {
        ScheduledFuture<?> unused = clock.scheduleWithFixedDelay(this::look, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    boolean usable() {
        return usable;
    }

    /** Not a number where the replica did not answer. */
    double lagSeconds() {
        return lagSeconds;
    }

    /** A reader failed on the replica: it is left out until the next look finds it well. */
    void broken(SQLException cause) {
        lagSeconds = Double.NaN;
        use(false, "broken: " + cause.getMessage());
    }

    private void look() {
        long now;
        try {
            now = beat();
        } catch (SQLException | RuntimeException e) {
            log.debug("the primary's clock was not written: {}", e.getMessage());
            return;
        }
        try {
            lagSeconds = Math.max(0, now - arrived()) / 1e6;
            use(lagSeconds <= MOST_SECONDS_BEHIND, "behind by " + lagSeconds + " s");
        } catch (ReadersBusy e) {
            log.debug("the replica's lag was not read, looking again: {}", e.getMessage());
        } catch (SQLException e) {
            broken(e);
        } catch (RuntimeException e) {
            broken(new SQLException(e));
        }
    }

    private long beat() throws SQLException {
        try (Connection connection = primary.getConnection();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout((int) Duration.ofSeconds(2).toSeconds());
            statement.executeUpdate(
                    "UPDATE replica_heartbeat SET beat = GREATEST(beat, UTC_TIMESTAMP(6)) WHERE id = 1");
            return micros(statement, "UTC_TIMESTAMP(6)", "");
        }
    }

    private long arrived() throws SQLException {
        try (Connection connection = replica.connection();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout((int) Duration.ofSeconds(2).toSeconds());
            long beat = micros(statement, "beat", " FROM replica_heartbeat WHERE id = 1");
            connection.rollback();
            return beat;
        }
    }

    private static long micros(Statement statement, String time, String from) throws SQLException {
        try (ResultSet row = statement.executeQuery(
                "SELECT TIMESTAMPDIFF(MICROSECOND, '2000-01-01 00:00:00', " + time + ")" + from)) {
            if (!row.next()) {
                throw new SQLException("no heartbeat row");
            }
            return row.getLong(1);
        }
    }

    private void use(boolean now, String why) {
        if (now != usable) {
            log.info(now ? "the replica answers questions" : "the replica is not used for reads: {}", why);
        }
        usable = now;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
