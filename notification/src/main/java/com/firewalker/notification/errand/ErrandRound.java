package com.firewalker.notification.errand;

import com.firewalker.notification.errand.JdbcErrands.Claimed;
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
 * Runs due errands, several at once, each outside any transaction. An errand uses one connection at a time; together they
 * leave a quarter of the pool to the processes, the rounds and the walkers who ask.
 */
@Component
class ErrandRound implements PeriodicTask {

    static final String TASK = "errands";

    private static final Logger log = LoggerFactory.getLogger(ErrandRound.class);
    private static final Set<Status.Code> UNAVAILABLE = Set.of(Status.Code.UNAVAILABLE, Status.Code.DEADLINE_EXCEEDED);

    private final JdbcErrands errands;
    private final Map<String, Runner> runners;
    private final Backoff backoff;
    private final Clock clock;
    private final Executor executor;
    private final MeterRegistry meters;
    private final TaskSignals signals;
    private final int atOnce;
    private final AtomicInteger underWay = new AtomicInteger();

    ErrandRound(
            JdbcErrands errands,
            List<Runner> runners,
            Backoff backoff,
            Clock clock,
            @Qualifier("applicationTaskExecutor") Executor executor,
            MeterRegistry meters,
            TaskSignals signals,
            HikariDataSource pool) {
        this.errands = errands;
        this.runners = runners.stream().collect(Collectors.toMap(Runner::type, Function.identity()));
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
        return Duration.ofSeconds(1);
    }

    @Override
    public boolean run() {
        int free = atOnce - underWay.get();
        if (free <= 0) {
            return false;
        }
        List<Claimed> claimed = errands.claim(free);
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
        Errand errand = claimed.errand();
        Instant expiresAt = errand.expiresAt();
        if (expiresAt != null && !clock.instant().isBefore(expiresAt)) {
            finish(claimed, new Outcome.Done("expired"));
            return;
        }
        Runner runner = runners.get(errand.type());
        if (runner == null) {
            errands.park(claimed.id(), "nobody runs errands of type " + errand.type());
            return;
        }
        try {
            finish(claimed, runner.run(errand));
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

    /** Another service is unavailable or behind the ledger: nothing is wrong with the errand, so no attempt is used up. */
    private void askLater(Claimed claimed, StatusRuntimeException e) {
        Instant now = clock.instant();
        Duration pause = backoff.whileUnavailable(Duration.between(claimed.createdAt(), now));
        log.debug(
                "errand {} of type {} asks again in {}: {}",
                claimed.id(),
                claimed.errand().type(),
                pause,
                e.getStatus());
        errands.postpone(claimed.id(), now.plus(pause), claimed.attempts());
        count(claimed.errand(), "postponed");
    }

    private void finish(Claimed claimed, Outcome outcome) {
        if (outcome instanceof Outcome.NotBefore later) {
            errands.postpone(claimed.id(), later.time(), claimed.attempts());
        } else if (outcome instanceof Outcome.Done done) {
            errands.done(claimed.id());
            count(claimed.errand(), done.how());
        }
    }

    private void failed(Claimed claimed, Exception e) {
        int attempt = claimed.attempts() + 1;
        log.warn(
                "errand {} of type {} failed at attempt {}: {}",
                claimed.id(),
                claimed.errand().type(),
                attempt,
                e.toString());
        if (backoff.lastWas(attempt)) {
            errands.park(claimed.id(), e.toString());
            count(claimed.errand(), "parked");
        } else {
            errands.retry(claimed.id(), clock.instant().plus(backoff.after(attempt, claimed.id())), e.toString());
        }
    }

    private void count(Errand errand, String outcome) {
        meters.counter("firewalker.notifications", "type", errand.type(), "outcome", outcome)
                .increment();
    }
}
