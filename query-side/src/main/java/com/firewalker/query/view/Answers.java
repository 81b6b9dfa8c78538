package com.firewalker.query.view;

import com.firewalker.platform.web.Refusal;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Answers from a view that has applied at least the position the caller names: from the replica where it is far
 * enough, else from the primary, for which the caller waits a moment. Position and rows come from one snapshot.
 */
@Component
public class Answers {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final ViewVersions versions;
    private final ViewSignal signal;
    private final TransactionTemplate replica;
    private final TransactionTemplate primary;
    private final Counter replicaBehind;
    private final Counter replicaFailed;

    Answers(ViewVersions versions, ViewSignal signal, PlatformTransactionManager transactions, MeterRegistry meters) {
        this.versions = versions;
        this.signal = signal;
        this.replica = new TransactionTemplate(transactions);
        this.replica.setReadOnly(true);
        this.primary = new TransactionTemplate(transactions);
        this.replicaBehind = meters.counter("firewalker.replica.bypassed", "cause", "behind");
        this.replicaFailed = meters.counter("firewalker.replica.bypassed", "cause", "failed");
    }

    public <T> Answer<T> answer(View view, @Nullable Long after, Supplier<T> question) {
        var answer = fromReplica(view, after, question);
        if (answer != null) {
            return answer;
        }
        await(view, after == null ? 0 : after);
        var late = attempt(primary, view, after, question);
        if (late == null) {
            throw behind(view);
        }
        return late;
    }

    private <T> @Nullable Answer<T> fromReplica(View view, @Nullable Long after, Supplier<T> question) {
        try {
            var answer = attempt(replica, view, after, question);
            if (answer == null) {
                replicaBehind.increment();
            }
            return answer;
        } catch (DataAccessException | TransactionException e) {
            replicaFailed.increment();
            return null;
        }
    }

    private <T> @Nullable Answer<T> attempt(
            TransactionTemplate transaction, View view, @Nullable Long after, Supplier<T> question) {
        return transaction.execute(status -> {
            long position = versions.live(view).position();
            return after != null && position < after ? null : new Answer<>(question.get(), position);
        });
    }

    /** Returns when the view has applied the position; refuses with {@code view-behind} after a moment. */
    public void await(View view, long position) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!heard(view, position) && versions.live(view).position() < position) {
            if (System.nanoTime() > deadline) {
                throw behind(view);
            }
        }
    }

    private boolean heard(View view, long position) {
        try {
            return signal.await(view, position, LOOK_AGAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.unavailable("The service is stopping");
        }
    }

    private static Refusal behind(View view) {
        return new Refusal(
                503,
                "view-behind",
                "The view %s has not applied that position yet".formatted(view.name()),
                List.of(),
                Duration.ofSeconds(1));
    }
}
