package com.firewalker.notification.outbox;

import com.firewalker.notification.outbox.JdbcOutbox.Claimed;
import com.firewalker.platform.schedule.PeriodicTask;
import com.firewalker.platform.schedule.TaskSignals;
import com.zaxxer.hikari.HikariDataSource;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Runs due tasks, several at once, each outside any transaction. A task uses one connection at a time; together they
 * leave a quarter of the pool to processes, periodic tasks and requests.
 */
@Component
class OutboxWorker implements PeriodicTask {

    static final String TASK = "errands";

    private static final Logger log = LoggerFactory.getLogger(OutboxWorker.class);
    /** Unimplemented: an instance of the version before, while a new one is rolled out. */
    private static final Set<Status.Code> UNAVAILABLE =
            Set.of(Status.Code.UNAVAILABLE, Status.Code.DEADLINE_EXCEEDED, Status.Code.UNIMPLEMENTED);

    private final JdbcOutbox outbox;
    private final Map<String, TaskHandler> handlers;
    private final Backoff backoff;
    private final Clock clock;
    private final Executor executor;
    private final MeterRegistry meters;
    private final TaskSignals signals;
    private final int atOnce;
    private final AtomicInteger underWay = new AtomicInteger();

    OutboxWorker(
            JdbcOutbox outbox,
            List<TaskHandler> handlers,
            Backoff backoff,
            Clock clock,
            @Qualifier("applicationTaskExecutor") Executor executor,
            MeterRegistry meters,
            TaskSignals signals,
            HikariDataSource pool) {
        this.outbox = outbox;
        this.handlers = handlers.stream().collect(Collectors.toMap(TaskHandler::type, Function.identity()));
        this.backoff = backoff;
        this.clock = clock;
        this.executor = executor;
        this.meters = meters;
        this.signals = signals;
        this.atOnce = Math.max(1, pool.getMaximumPoolSize() * 3 / 4);
    }

    @Override
    public String name() {
        return TASK;
    }

    @Override
    public Duration pause() {
        return PeriodicTask.until(outbox.firstDue(), clock.instant());
    }

    @Override
    public boolean run() {
        int free = atOnce - underWay.get();
        if (free <= 0) {
            return false;
        }
        List<Claimed> claimed = outbox.claim(free);
        underWay.addAndGet(claimed.size());
        claimed.forEach(each -> executor.execute(() -> runAndReturn(each)));
        return claimed.size() == free;
    }

    private void runAndReturn(Claimed claimed) {
        try {
            run(claimed);
        } finally {
            if (underWay.getAndDecrement() == atOnce) {
                signals.wake(TASK);
            }
        }
    }

    private void run(Claimed claimed) {
        OutboxTask task = claimed.task();
        Instant expiresAt = task.expiresAt();
        if (expiresAt != null && !clock.instant().isBefore(expiresAt)) {
            finish(claimed, new Outcome.Done("expired"));
            return;
        }
        TaskHandler handler = handlers.get(task.type());
        if (handler == null) {
            outbox.park(claimed.id(), "no handler is registered for tasks of type " + task.type());
            return;
        }
        try {
            finish(claimed, handler.run(task));
        } catch (StatusRuntimeException e) {
            if (UNAVAILABLE.contains(e.getStatus().getCode())) {
                askLater(claimed, e);
            } else {
                failed(claimed, e);
            }
        } catch (Exception e) {
            failed(claimed, e);
        }
    }

    /** Another service is unavailable or behind the ledger: nothing is wrong with the task, so no attempt is used up. */
    private void askLater(Claimed claimed, StatusRuntimeException e) {
        Instant now = clock.instant();
        Duration pause = backoff.whileUnavailable(Duration.between(claimed.createdAt(), now));
        log.debug(
                "outbox task {} of type {} asks again in {}: {}",
                claimed.id(),
                claimed.task().type(),
                pause,
                e.getStatus());
        outbox.postpone(claimed.id(), now.plus(pause), claimed.attempts());
        count(claimed.task(), "postponed");
    }

    private void finish(Claimed claimed, Outcome outcome) {
        if (outcome instanceof Outcome.NotBefore later) {
            outbox.postpone(claimed.id(), later.time(), claimed.attempts());
        } else if (outcome instanceof Outcome.Done done) {
            outbox.done(claimed.id());
            count(claimed.task(), done.how());
        }
    }

    private void failed(Claimed claimed, Exception e) {
        int attempt = claimed.attempts() + 1;
        log.warn(
                "outbox task {} of type {} failed at attempt {}: {}",
                claimed.id(),
                claimed.task().type(),
                attempt,
                e.toString());
        if (backoff.lastWas(attempt)) {
            outbox.park(claimed.id(), e.toString());
            count(claimed.task(), "parked");
        } else {
            outbox.retry(claimed.id(), clock.instant().plus(backoff.after(attempt, claimed.id())), e.toString());
        }
    }

    private void count(OutboxTask task, String outcome) {
        meters.counter("firewalker.notifications", "type", task.type(), "outcome", outcome)
                .increment();
    }
}
