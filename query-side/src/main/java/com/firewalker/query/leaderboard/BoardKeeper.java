package com.firewalker.query.leaderboard;

import com.firewalker.query.leaderboard.BoardRows.DayScore;
import com.firewalker.query.leaderboard.BoardRows.Seen;
import com.firewalker.query.view.ViewVersion;
import com.firewalker.query.view.ViewVersions;
import com.firewalker.query.view.Watch;
import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SetArgs;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Keeps Redis complete. Redis is written before MySQL commits, so a Redis that is behind MySQL has lost something
 * (emptied, failed over, unreachable for a while): it is filled again from MySQL, by one instance at a time, while
 * questions are answered from MySQL.
 */
@Component
class BoardKeeper extends Watch {

    private static final Logger log = LoggerFactory.getLogger(BoardKeeper.class);
    private static final String LOCK = "{boards}:filling";
    private static final long LOCK_MILLIS = 30_000;
    private static final long PERIOD_MILLIS = 250;
    private static final int CHUNK = 1000;

    private final BoardRedis redis;
    private final Boards boards;
    private final BoardTables tables;
    private final ViewVersions versions;
    private final BoardLifetime lifetime;
    private final Counter fills;
    private final String me = UUID.randomUUID().toString();

    BoardKeeper(
            BoardRedis redis,
            Boards boards,
            BoardTables tables,
            ViewVersions versions,
            BoardLifetime lifetime,
            MeterRegistry meters) {
        super("board-keeper", PERIOD_MILLIS);
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
        var live = versions.live(BoardProjection.VIEW);
        int version = live.version().version();
        var position = redis.commands().hget(state(version), "position");
        if (position == null || Long.parseLong(position) < live.position()) {
            fillAlone(live.version());
        } else if (!Integer.toString(version).equals(redis.commands().get(BoardRedis.LIVE))) {
            redis.commands().set(BoardRedis.LIVE, Integer.toString(version));
        }
    }

    private void fillAlone(ViewVersion version) {
        if (redis.commands().set(LOCK, me, SetArgs.Builder.nx().px(LOCK_MILLIS)) == null) {
            return;
        }
        try {
            fill(version);
        } finally {
            redis.commands().del(LOCK);
        }
    }

    private void fill(ViewVersion version) {
        int number = version.version();
        step(number, "begin");
        empty(number);
        step(number, "start");
        long position = tables.copy(version, lifetime.oldestDate(), CHUNK, (seen, days) -> put(number, seen, days));
        boolean complete = step(number, "complete", Long.toString(position)) == 1;
        fills.increment();
        log.info("Redis was filled with the boards up to position {}{}", position, complete ? "" : ", but not wholly");
    }

    private void put(int version, List<Seen> seen, List<DayScore> days) {
        var entries = BoardEntries.filling(lifetime, version);
        seen.forEach(walker -> entries.seen(walker, List.<LocalDate>of()));
        days.forEach(entries::day);
        boards.write(entries);
        redis.commands().pexpire(LOCK, LOCK_MILLIS);
    }

    private void empty(int version) {
        var commands = redis.commands();
        var these = ScanArgs.Builder.matches("{boards}:v" + version + ":*").limit(CHUNK);
        KeyScanCursor<String> cursor = commands.scan(these);
        unlink(cursor.getKeys(), version);
        while (!cursor.isFinished()) {
            cursor = commands.scan(cursor, these);
            unlink(cursor.getKeys(), version);
        }
    }

    private void unlink(List<String> keys, int version) {
        var data = keys.stream().filter(key -> !key.equals(state(version))).toArray(String[]::new);
        if (data.length > 0) {
            redis.commands().unlink(data);
        }
    }

    private long step(int version, String... step) {
        var arguments = new ArrayList<String>();
        arguments.add(Integer.toString(version));
        arguments.addAll(List.of(step));
        return redis.<Long>run(BoardScript.FILL, ScriptOutputType.INTEGER, arguments);
    }

    private static String state(int version) {
        return "{boards}:v" + version + ":state";
    }
}
