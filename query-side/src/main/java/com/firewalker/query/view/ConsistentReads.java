package com.firewalker.query.view;

import com.firewalker.platform.data.ReadersBusy;
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
public class ConsistentReads {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ViewVersions versions;
    private final ViewSignal signal;
    private final TransactionTemplate replica;
    private final TransactionTemplate primary;
    private final Counter replicaBehind;
    private final Counter replicaFailed;

    ConsistentReads(
            ViewVersions versions, ViewSignal signal, PlatformTransactionManager transactions, MeterRegistry meters) {
        this.versions = versions;
        this.signal = signal;
        this.replica = new TransactionTemplate(transactions);
        this.replica.setReadOnly(true);
        this.primary = new TransactionTemplate(transactions);
        this.replicaBehind = meters.counter("firewalker.replica.bypassed", "cause", "behind");
        this.replicaFailed = meters.counter("firewalker.replica.bypassed", "cause", "failed");
    }

    public <T> PositionedResult<T> answer(View view, @Nullable Long after, Supplier<T> question) {
        return answer(List.of(view), after, question);
    }

    /** As above, from views that have all applied the position; the answer's own is the first one's. */
    public <T> PositionedResult<T> answer(List<View> views, @Nullable Long after, Supplier<T> question) {
        PositionedResult<T> answer = fromReplica(views, after, question);
        if (answer != null) {
            return answer;
        }
        views.forEach(view -> await(view, after == null ? 0 : after));
        PositionedResult<T> late = attempt(primary, views, after, question);
        if (late == null) {
            throw behind(views.get(0));
        }
        return late;
    }

    private <T> @Nullable PositionedResult<T> fromReplica(
            List<View> views, @Nullable Long after, Supplier<T> question) {
        try {
            PositionedResult<T> answer = attempt(replica, views, after, question);
            if (answer == null) {
                replicaBehind.increment();
            }
            return answer;
        } catch (DataAccessException | TransactionException e) {
            if (ReadersBusy.in(e)) {
                throw e;
            }
            replicaFailed.increment();
            return null;
        }
    }

    private <T> @Nullable PositionedResult<T> attempt(
            TransactionTemplate transaction, List<View> views, @Nullable Long after, Supplier<T> question) {
        return transaction.execute(status -> {
            long position = versions.live(views.get(0)).position();
            boolean behind = after != null && (position < after || anyBehind(views.subList(1, views.size()), after));
            return behind ? null : new PositionedResult<>(question.get(), position);
        });
    }

    private boolean anyBehind(List<View> views, long after) {
        return views.stream().anyMatch(view -> versions.live(view).position() < after);
    }

    /** Returns when the view has applied the position; refuses with {@code view-behind} after a moment. */
    public void await(View view, long position) {
        try {
            if (!signal.await(view, position, PATIENCE)) {
                throw behind(view);
            }
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
