package com.firewalker.query.leaderboard;

import com.firewalker.query.leaderboard.sealed.Phases;
import com.firewalker.query.leaderboard.sealed.SetSeal;
import com.firewalker.query.period.BoardLifetime;
import com.firewalker.query.period.Span;
import com.firewalker.query.ranking.SqlBoardLimits;
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

    /**
     * What was read, the position it shows, and whether MySQL had to answer for Redis.
     * @param seal of the board; null where it was not sealed there
     */
    record Snapshot<T>(
            T value,
            long position,
            boolean fallback,
            @Nullable SetSeal seal) {}

    /** How a question is answered by whoever holds the board. */
    record Ways<T>(Supplier<Optional<T>> redis, ToLongFunction<T> position, Supplier<T> sql, Supplier<T> sealed) {}

    private record Found<T>(T value, @Nullable SetSeal seal) {}

    private final ConsistentReads reads;
    private final SqlBoardLimits limits;
    private final BoardLifetime lifetime;
    private final SealedBoards seals;
    private final Phases phases;
    private final Counter fallbacks;

    BoardSnapshots(
            ConsistentReads reads,
            SqlBoardLimits limits,
            BoardLifetime lifetime,
            SealedBoards seals,
            Phases phases,
            MeterRegistry meters) {
        this.reads = reads;
        this.limits = limits;
        this.lifetime = lifetime;
        this.seals = seals;
        this.phases = phases;
        this.fallbacks = meters.counter("firewalker.boards.fallbacks");
    }

    <T> Snapshot<T> read(Span span, @Nullable Long after, Ways<T> ways) {
        boolean ended = phases.hasEnded(span.to());
        if (lifetime.isOver(span) || ended && seals.isKnown(span)) {
            return fromMysql(span, after, ways, false);
        }
        Optional<T> first = ways.redis().get();
        if (first.isPresent() && serves(span, after, ways.position().applyAsLong(first.get()), ended)) {
            return new Snapshot<>(first.get(), ways.position().applyAsLong(first.get()), false, null);
        }
        if (first.isPresent() && after != null) {
            reads.await(BoardProjection.VIEW, after);
            Optional<T> second = ways.redis().get();
            if (second.isPresent() && serves(span, after, ways.position().applyAsLong(second.get()), ended)) {
                return new Snapshot<>(second.get(), ways.position().applyAsLong(second.get()), false, null);
            }
        }
        return fromMysql(span, after, ways, !ended || first.isEmpty());
    }

    /** Far enough, and nothing of after a seal is in it: MySQL, where seals are, has come as far and holds none. */
    private boolean serves(Span span, @Nullable Long after, long position, boolean ended) {
        if (after != null && position < after) {
            return false;
        }
        if (!ended) {
            return true;
        }
        PositionedResult<Boolean> sealed =
                reads.answer(BoardProjection.VIEW, null, () -> seals.of(span).isPresent());
        return !sealed.value() && sealed.position() >= position;
    }

    /** Whoever waits for the view takes no place from those who can be answered. */
    private <T> Snapshot<T> fromMysql(Span span, @Nullable Long after, Ways<T> ways, boolean fallback) {
        if (after != null) {
            reads.await(BoardProjection.VIEW, after);
        }
        PositionedResult<Found<T>> answer = limits.fewAtOnce(() ->
                reads.answer(BoardProjection.VIEW, after, () -> limits.inTime(() -> find(span, ways))));
        SetSeal seal = answer.value().seal();
        if (fallback && seal == null) {
            fallbacks.increment();
        }
        return new Snapshot<>(answer.value().value(), answer.position(), fallback && seal == null, seal);
    }

    private <T> Found<T> find(Span span, Ways<T> ways) {
        SetSeal seal = seals.of(span).orElse(null);
        return new Found<>(seal == null ? ways.sql().get() : ways.sealed().get(), seal);
    }
}
