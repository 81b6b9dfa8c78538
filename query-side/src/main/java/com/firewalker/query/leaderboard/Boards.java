package com.firewalker.query.leaderboard;

import com.firewalker.query.leaderboard.score.BoardMoves;
import com.firewalker.query.leaderboard.score.BoardRows.DayScore;
import com.firewalker.query.leaderboard.score.BoardRows.Seen;
import com.firewalker.query.period.BoardLifetime;
import com.firewalker.query.period.Span;
import com.firewalker.query.ranking.BoardPage;
import com.firewalker.query.ranking.BoardQuestion;
import com.firewalker.query.view.ViewVersion;
import io.lettuce.core.RedisException;
import io.lettuce.core.ScriptOutputType;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The boards in Redis: one script per write and one per question. A cache: MySQL holds the same scores, for ever. */
@Component
class Boards {

    private static final Logger log = LoggerFactory.getLogger(Boards.class);

    /** Entries that one call of a script writes, so that no call keeps Redis long. */
    private static final int PART = 500;

    private final BoardRedis redis;
    private final BoardLifetime lifetime;
    private final Counter unwritten;
    private volatile int live = 1;

    Boards(BoardRedis redis, BoardLifetime lifetime, MeterRegistry meters) {
        this.redis = redis;
        this.lifetime = lifetime;
        this.unwritten = meters.counter("firewalker.boards.unwritten");
    }

    /** Moves the boards from one position to another; what Redis misses is noticed and filled in later. */
    void write(ViewVersion version, BoardMoves moves, long from, long to) {
        try {
            List<BoardEntries> parts = parts(version, moves);
            parts.subList(0, parts.size() - 1).forEach(part -> run(part.outOfOrder()));
            run(parts.get(parts.size() - 1).moving(from, to));
        } catch (RedisException e) {
            unwritten.increment();
            log.debug("Redis was not written up to position {}, it will be filled: {}", to, e.getMessage());
        }
    }

    /** Writes scores without moving the boards; where that fails the caller hears of it. */
    void writePart(ViewVersion version, BoardMoves moves) {
        parts(version, moves).forEach(part -> run(part.outOfOrder()));
    }

    /** A part of a fill; false where the fill may not write any more. */
    boolean fill(BoardEntries entries, String fill, long step) {
        return run(entries.filling(fill, step)) == 1;
    }

    private long run(BoardEntries.Call call) {
        return redis.<Long>run(BoardScript.WRITE, ScriptOutputType.INTEGER, call.keys(), call.arguments());
    }

    BoardEntries entries(int version) {
        return new BoardEntries(new BoardKeys(version), lifetime);
    }

    /** At least one. */
    private List<BoardEntries> parts(ViewVersion version, BoardMoves moves) {
        List<BoardEntries> parts = new ArrayList<>();
        parts.add(entries(version.version()));
        for (Seen seen : moves.walkers()) {
            open(parts, version).seen(seen, moves.datesOf(seen.walkerId()));
        }
        for (DayScore day : moves.days()) {
            open(parts, version).day(day, moves.seen(day.walkerId()));
        }
        return parts;
    }

    private BoardEntries open(List<BoardEntries> parts, ViewVersion version) {
        if (parts.get(parts.size() - 1).size() == PART) {
            parts.add(entries(version.version()));
        }
        return parts.get(parts.size() - 1);
    }

    /** Empty where Redis is away or incomplete. */
    Optional<BoardPage> page(Span span, String walkerId, BoardQuestion question) {
        List<Object> answer = ask(
                BoardScript.READ,
                span,
                keys -> keys.ranks(span),
                BoardPages.arguments(lifetime.endOf(span), walkerId, question));
        return answer == null ? Optional.empty() : Optional.of(BoardPages.read(answer, walkerId, question));
    }

    /** Standings of these walkers, those without score left out; empty where Redis is away or incomplete. */
    Optional<CircleScores> circle(Span span, List<String> walkerIds) {
        List<String> arguments = new ArrayList<>();
        arguments.add(Long.toString(lifetime.endOf(span)));
        arguments.addAll(walkerIds);
        List<Object> answer = ask(BoardScript.CIRCLE, span, BoardKeys::seen, arguments);
        return answer == null ? Optional.empty() : Optional.of(CircleScores.read(answer, walkerIds));
    }

    /** The name of the key that a question needs beside the board's scores. */
    private interface OtherKey {
        String of(BoardKeys keys);
    }

    private @Nullable List<Object> ask(BoardScript script, Span span, OtherKey other, List<String> arguments) {
        try {
            List<Object> answer = ask(script, span, other, arguments, live);
            if (answer.size() == 1 && answer.get(0) instanceof String version) {
                live = Integer.parseInt(version);
                answer = ask(script, span, other, arguments, live);
            }
            return answer.size() < 2 ? null : answer;
        } catch (RedisException e) {
            log.debug("Redis cannot answer for the boards, MySQL will: {}", e.getMessage());
            return null;
        }
    }

    private List<Object> ask(BoardScript script, Span span, OtherKey other, List<String> arguments, int version) {
        var keys = new BoardKeys(version);
        List<String> all = new ArrayList<>(arguments.size() + 1);
        all.add(Integer.toString(version));
        all.addAll(arguments);
        List<Object> answer = redis.run(
                script,
                ScriptOutputType.MULTI,
                List.of(BoardKeys.LIVE, keys.state(), keys.scores(span), other.of(keys)),
                all);
        return answer == null ? List.of() : answer;
    }
}
