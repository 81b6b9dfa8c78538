package com.firewalker.query.leaderboard;

import com.firewalker.query.leaderboard.score.BoardTables.Part;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanIterator;
import io.lettuce.core.ScriptOutputType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One fill of a version's keys. It has a number, and its parts are counted: Redis takes the next part of the current
 * fill and nothing else. A fill that was not heard of for 15 s gives its place to another one.
 */
final class BoardFill {

    /** Redis takes no more of this fill: another one took its place, or a part of it was lost. */
    static final class Superseded extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Superseded(String number, long step) {
            super("fill " + number + " may not write part " + step);
        }
    }

    private static final int SCAN = 1000;
    private static final int MOST_TRIES = 10;
    private static final long DONE = 1;
    private static final long KEYS_MISSING = -1;

    private final BoardRedis redis;
    private final Boards boards;
    private final BoardKeys keys;
    private final String number;
    private long step;

    /** @param number no other fill has the same */
    BoardFill(BoardRedis redis, Boards boards, BoardKeys keys, String number) {
        this.redis = redis;
        this.boards = boards;
        this.keys = keys;
        this.number = number;
    }

    /** Everything of the version that Redis still has goes in the same moment; false where another fill is at work. */
    boolean begin() {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            long answer = run("begin", data());
            if (answer != KEYS_MISSING) {
                return answer == DONE;
            }
        }
        return false;
    }

    void put(Part part) {
        BoardEntries entries = boards.entries(keys.version());
        part.walkers().forEach(seen -> entries.seen(seen, List.of()));
        part.days().forEach(day -> entries.day(day, part.known().get(day.walkerId())));
        if (entries.size() > 0 && !boards.fill(entries, number, ++step)) {
            throw new Superseded(number, step);
        }
    }

    /**
     * All parts are written.
     * @param position that they are the state of
     * @return false where Redis lost something that was written meanwhile and has to be filled again
     */
    boolean complete(long position) {
        long answer = run("complete", Set.of(), Long.toString(step), Long.toString(position));
        if (answer == 0) {
            throw new Superseded(number, step);
        }
        return answer == DONE;
    }

    /** Lets another fill begin at once. */
    void giveUp() {
        run("end", Set.of());
    }

    /** A version without list of its keys, as a program before this one left it, is searched once. */
    private Set<String> data() {
        Set<String> data = new LinkedHashSet<>(redis.commands().smembers(keys.keys()));
        if (redis.commands().hget(keys.state(), "format") == null) {
            ScanIterator.scan(
                            redis.commands(),
                            ScanArgs.Builder.matches(keys.prefix() + "*").limit(SCAN))
                    .stream()
                    .forEach(data::add);
            data.remove(keys.state());
            data.remove(keys.keys());
        }
        return data;
    }

    private long run(String name, Set<String> data, String... more) {
        List<String> names = new ArrayList<>(List.of(BoardKeys.LIVE, keys.state(), keys.keys(), BoardKeys.VERSIONS));
        names.addAll(data);
        List<String> arguments = new ArrayList<>(List.of(name, number, Integer.toString(keys.version())));
        arguments.addAll(List.of(more));
        return redis.<Long>run(BoardScript.FILL, ScriptOutputType.INTEGER, names, arguments);
    }
}
