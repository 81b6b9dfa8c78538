package com.firewalker.query.leaderboard;

import com.firewalker.query.leaderboard.score.BoardTables;
import com.firewalker.query.period.BoardLifetime;
import com.firewalker.query.view.ViewVersion;
import com.firewalker.query.view.ViewVersions;
import com.firewalker.query.view.Watch;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Keeps Redis complete. Redis is written before MySQL commits, so a Redis that is behind MySQL has lost something
 * (emptied, failed over, unreachable for a while): it is filled again from MySQL, by one instance at a time, while
 * questions are answered from MySQL and live writes go on.
 */
@Component
class RedisBoardFiller extends Watch {

    private static final Logger log = LoggerFactory.getLogger(RedisBoardFiller.class);
    private static final long PERIOD_MILLIS = 500;

    private final BoardRedis redis;
    private final Boards boards;
    private final BoardTables tables;
    private final ViewVersions versions;
    private final BoardLifetime lifetime;
    private final Counter fills;
    private final String instance = UUID.randomUUID().toString();
    private long begun;

    RedisBoardFiller(
            BoardRedis redis,
            Boards boards,
            BoardTables tables,
            ViewVersions versions,
            BoardLifetime lifetime,
            MeterRegistry meters) {
        super("board-filler", PERIOD_MILLIS);
        this.redis = redis;
        this.boards = boards;
        this.tables = tables;
        this.versions = versions;
        this.lifetime = lifetime;
        this.fills = meters.counter("firewalker.boards.fills");
    }

    /** Fills where something is missing, points to the live version where it is complete. */
    @Override
    protected void look() {
        ViewVersions.Progress live = versions.live(BoardProjection.VIEW);
        var keys = new BoardKeys(live.version().version());
        String position = redis.commands().hget(keys.state(), "position");
        if (position == null || Long.parseLong(position) < live.position()) {
            fill(live.version(), keys);
        } else if (!Integer.toString(keys.version()).equals(redis.commands().get(BoardKeys.LIVE))) {
            redis.commands().set(BoardKeys.LIVE, Integer.toString(keys.version()));
        }
    }

    private void fill(ViewVersion version, BoardKeys keys) {
        var fill = new BoardFill(redis, boards, keys, instance + "-" + ++begun);
        if (!fill.begin()) {
            return;
        }
        try {
            long position = tables.copy(version, lifetime.oldestDate(), fill::put);
            boolean whole = fill.complete(position);
            fills.increment();
            log.info("Redis was filled with the boards of position {}{}", position, whole ? "" : ", filling again");
        } catch (BoardFill.Superseded e) {
            log.info("boards: {}, another fill goes on", e.getMessage());
        } catch (RuntimeException e) {
            fill.giveUp();
            throw e;
        }
    }
}
