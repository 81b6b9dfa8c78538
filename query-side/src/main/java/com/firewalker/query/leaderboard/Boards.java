package com.firewalker.query.leaderboard;

import com.firewalker.query.leaderboard.Period.Span;
import com.firewalker.query.view.ViewVersion;
import io.lettuce.core.RedisException;
import io.lettuce.core.ScriptOutputType;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The boards in Redis: one script per write and one per question. A cache: MySQL holds the same scores, for ever. */
@Component
class Boards {

    private static final Logger log = LoggerFactory.getLogger(Boards.class);

    /** Walker-days that one call of a script writes, so that no call keeps Redis long. */
    private static final int PART = 500;

    private final BoardRedis redis;
    private final BoardLifetime lifetime;
    private final Counter unwritten;

    Boards(BoardRedis redis, BoardLifetime lifetime, MeterRegistry meters) {
        this.redis = redis;
        this.lifetime = lifetime;
        this.unwritten = meters.counter("firewalker.boards.unwritten");
    }

    /** Moves the boards from one position to another; what Redis misses is noticed and filled in later. */
    void write(ViewVersion version, BoardRows rows, Map<String, List<LocalDate>> dates, long from, long to) {
        var entries = BoardEntries.moving(lifetime, version.version(), from, to);
        rows.walkers().forEach(seen -> entries.seen(seen, dates.getOrDefault(seen.walkerId(), List.of())));
        rows.days().forEach(entries::day);
        try {
            write(entries);
        } catch (RedisException e) {
            unwritten.increment();
            log.debug("boards were not written up to position {}: {}", to, e.getMessage());
        }
    }

    /** Writes scores without moving the boards; where that fails the caller hears of it. */
    void writePart(ViewVersion version, BoardRows rows, Map<String, List<LocalDate>> dates) {
        var days = List.copyOf(rows.days());
        var walkers = BoardEntries.filling(lifetime, version.version());
        rows.walkers().forEach(seen -> walkers.seen(seen, dates.getOrDefault(seen.walkerId(), List.of())));
        write(walkers);
        for (int from = 0; from < days.size(); from += PART) {
            var entries = BoardEntries.filling(lifetime, version.version());
            days.subList(from, Math.min(days.size(), from + PART)).forEach(entries::day);
            write(entries);
        }
    }

    void write(BoardEntries entries) {
        redis.<String>run(BoardScript.WRITE, ScriptOutputType.STATUS, entries.arguments());
    }

    /** Empty where Redis is away or incomplete. */
    Optional<BoardPage> page(Span span, String walkerId, BoardQuestion question) {
        List<Object> answer =
                ask(BoardScript.READ, BoardPages.arguments(span, lifetime.endOf(span), walkerId, question));
        return answer == null ? Optional.empty() : Optional.of(BoardPages.read(answer, walkerId, question));
    }

    /** Standings of these walkers, those without score left out; empty where Redis is away or incomplete. */
    Optional<Circled> circle(Span span, List<String> walkerIds) {
        var arguments = new ArrayList<String>();
        arguments.add(span.key());
        arguments.add(Long.toString(lifetime.endOf(span)));
        arguments.addAll(walkerIds);
        List<Object> answer = ask(BoardScript.CIRCLE, arguments);
        return answer == null ? Optional.empty() : Optional.of(Circled.read(answer, walkerIds));
    }

    private @Nullable List<Object> ask(BoardScript script, List<String> arguments) {
        try {
            List<Object> answer = redis.run(script, ScriptOutputType.MULTI, arguments);
            return answer == null || answer.isEmpty() || answer.get(0) == null ? null : answer;
        } catch (RedisException e) {
            log.debug("boards are answered without Redis: {}", e.getMessage());
            return null;
        }
    }
}
