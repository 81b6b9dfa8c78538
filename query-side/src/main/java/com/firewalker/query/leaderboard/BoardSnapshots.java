package com.firewalker.query.leaderboard;

import com.firewalker.query.period.BoardLifetime;
import com.firewalker.query.period.Span;
import com.firewalker.query.view.ConsistentReads;
import com.firewalker.query.view.PositionedResult;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One snapshot of scores: from Redis where it keeps the board, is complete and far enough, else from MySQL. */
@Component
class BoardSnapshots {

    /** What was read, the position it shows, and whether MySQL had to answer for Redis. */
    record Snapshot<T>(T value, long position, boolean fallback) {}

    private final ConsistentReads reads;
    private final SqlBoardLimits limits;
    private final BoardLifetime lifetime;
    private final Counter fallbacks;

    BoardSnapshots(ConsistentReads reads, SqlBoardLimits limits, BoardLifetime lifetime, MeterRegistry meters) {
        this.reads = reads;
        this.limits = limits;
        this.lifetime = lifetime;
        this.fallbacks = meters.counter("firewalker.boards.fallbacks");
    }

    <T> Snapshot<T> read(
            Span span, @Nullable Long after, Supplier<Optional<T>> redis, ToLongFunction<T> position, Supplier<T> sql) {
        if (lifetime.isOver(span)) {
            return fromMysql(after, sql, false);
        }
        Optional<T> first = redis.get();
        if (first.isPresent() && reaches(after, position.applyAsLong(first.get()))) {
            return new Snapshot<>(first.get(), position.applyAsLong(first.get()), false);
        }
        if (first.isPresent() && after != null) {
            reads.await(BoardProjection.VIEW, after);
            Optional<T> second = redis.get();
            if (second.isPresent() && reaches(after, position.applyAsLong(second.get()))) {
                return new Snapshot<>(second.get(), position.applyAsLong(second.get()), false);
            }
        }
        fallbacks.increment();
        return fromMysql(after, sql, true);
    }

    /** Whoever waits for the view takes no place from those who can be answered. */
    private <T> Snapshot<T> fromMysql(@Nullable Long after, Supplier<T> sql, boolean fallback) {
        if (after != null) {
            reads.await(BoardProjection.VIEW, after);
        }
        PositionedResult<T> answer =
                limits.fewAtOnce(() -> reads.answer(BoardProjection.VIEW, after, () -> limits.inTime(sql)));
        return new Snapshot<>(answer.value(), answer.position(), fallback);
    }

    private static boolean reaches(@Nullable Long after, long position) {
        return after == null || position >= after;
    }
}
