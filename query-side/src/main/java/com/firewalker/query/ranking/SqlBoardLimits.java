package com.firewalker.query.ranking;

import com.firewalker.platform.web.Refusal;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Keeps boards from taking the database down: few are read from MySQL at once, others wait a moment and are then
 * refused; a read that the server ended because it took too long is refused and not tried on another server.
 */
@Component
public class SqlBoardLimits {

    private static final int AT_ONCE = 4;
    private static final long WAIT_MILLIS = 1_000;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    /** The server ended the statement: MySQL's code and MariaDB's. */
    private static final Set<Integer> TOO_LONG = Set.of(3024, 1969);

    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final Counter refused;

    SqlBoardLimits(MeterRegistry meters) {
        refused = Counter.builder("firewalker.boards.refused")
                .description("questions on boards that MySQL could not answer in time")
                .register(meters);
    }

    /** Around everything that needs a connection. */
    public <T> T fewAtOnce(Supplier<T> work) {
        if (!takePlace()) {
            throw refusal();
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    /** Around the statements. */
    public <T> T inTime(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (DataAccessException e) {
            throw tookTooLong(e) ? refusal() : e;
        }
    }

    private boolean takePlace() {
        try {
            return places.tryAcquire(WAIT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean tookTooLong(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && TOO_LONG.contains(sql.getErrorCode())) {
                return true;
            }
        }
        return false;
    }

    private Refusal refusal() {
        refused.increment();
        return new Refusal(503, "unavailable", "Boards cannot be answered now", List.of(), RETRY_AFTER);
    }
}
