package com.firewalker.query.leaderboard;

import static com.firewalker.query.testing.Events.erased;
import static com.firewalker.query.testing.Events.registered;
import static com.firewalker.query.testing.Events.result;
import static com.firewalker.query.testing.Events.slotOf;
import static com.firewalker.query.testing.Events.steps;
import static com.firewalker.query.testing.Events.visible;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.firewalker.events.v1.Visibility;
import com.firewalker.platform.testing.Servers;
import com.firewalker.query.leaderboard.score.BoardFold;
import com.firewalker.query.leaderboard.score.BoardMoves;
import com.firewalker.query.leaderboard.score.BoardRows;
import com.firewalker.query.leaderboard.score.BoardRows.DayScore;
import com.firewalker.query.leaderboard.score.BoardRows.Seen;
import com.firewalker.query.leaderboard.score.BoardTables.Part;
import com.firewalker.query.leaderboard.score.BoardVisibility;
import com.firewalker.query.period.BoardLifetime;
import com.firewalker.query.ranking.Standing;
import com.firewalker.query.testing.TestLedger.Entry;
import com.firewalker.query.view.Fact;
import com.firewalker.query.view.ViewVersion;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A fill under live writes ends in the board that a fold gives, at whatever moment what happens (reliability.md I22). */
class BoardFillIT {

    private static final int VERSION = 7;
    private static final int FOLDED = 8;
    private static final int WALKERS = 8;
    private static final LocalDate MONDAY = LocalDate.of(2026, 4, 27);

    private final BoardRedis redis = new BoardRedis(Servers.redis().url() + "/10", false);
    private final Boards boards =
            new Boards(redis, new BoardLifetime(Duration.ofDays(36_500), Clock.systemUTC()), new SimpleMeterRegistry());
    private final BoardKeys keys = new BoardKeys(VERSION);
    private List<Fact> facts = List.of();
    private int live;
    private int fills;

    @BeforeEach
    void empty() {
        redis.commands().flushdb();
    }

    @AfterEach
    void disconnect() {
        redis.destroy();
    }

    @Test
    void keepsAPublicWalkerWhoUploadsBetweenTheEmptyingAndTheFill() {
        facts = facts(List.of(
                registered("anna", Visibility.VISIBILITY_PUBLIC),
                steps("anna", MONDAY, 4_000),
                steps("anna", MONDAY, 4_700)));
        live(2);
        redis.commands().flushdb();
        live(1);

        fillUntilComplete();

        assertThat(redis.commands().zscore(keys.prefix() + "z:d:" + MONDAY.toEpochDay(), anna()))
                .isEqualTo(4_700);
        assertThat(content(VERSION)).isEqualTo(folded(3));
    }

    private static String anna() {
        return Standing.member("anna", slotOf(MONDAY, 40));
    }

    /** Live batches, an emptied Redis, a killed fill and a rival between any two parts of a fill, in any order. */
    @Test
    void endsInTheBoardThatAFoldGivesWhateverHappensBetweenTheParts() {
        int filledUnderWrites = 0;
        for (int seed = 0; seed < 120; seed++) {
            var random = new Random(seed);
            redis.commands().flushdb();
            facts = facts(town(random));
            live = 0;
            while (live < facts.size()) {
                live(random.nextInt(4));
                if (random.nextInt(4) == 0) {
                    redis.commands().flushdb();
                }
                if (fill(random)) {
                    filledUnderWrites++;
                    assertThat(content(VERSION))
                            .as("seed %d, at %d", seed, position())
                            .isEqualTo(folded(position()));
                }
            }
            fillUntilComplete();
            assertThat(position()).isEqualTo(facts.size());
            assertThat(content(VERSION)).as("seed %d", seed).isEqualTo(folded(facts.size()));
        }
        assertThat(filledUnderWrites)
                .as("fills that became complete while batches were written")
                .isGreaterThan(100);
    }

    @Test
    void letsNobodyFillBesideTheOneWhoDoes() {
        facts = facts(town(new Random(3)));
        live(100);
        redis.commands().flushdb();
        BoardFill first = newFill();
        BoardFill rival = newFill();
        assertThat(first.begin()).isTrue();
        Deque<Part> parts = parts(live, new Random(1));
        first.put(parts.pop());

        assertThat(rival.begin()).as("while the first is heard of").isFalse();
        redis.commands().hset(keys.state(), "until", "1");
        assertThat(rival.begin()).as("when its time is over").isTrue();

        assertThatThrownBy(() -> first.put(parts.pop())).isInstanceOf(BoardFill.Superseded.class);
        assertThatThrownBy(() -> first.complete(live)).isInstanceOf(BoardFill.Superseded.class);
        first.giveUp();
        parts(live, new Random(2)).forEach(rival::put);
        assertThat(rival.complete(live)).isTrue();
        assertThat(content(VERSION)).isEqualTo(folded(live));
    }

    @Test
    void goesNotOnWhereRedisLostAPartOfTheFill() {
        facts = facts(town(new Random(4)));
        live(100);
        BoardFill fill = newFill();
        redis.commands().flushdb();
        assertThat(fill.begin()).isTrue();
        Deque<Part> parts = parts(live, new Random(1));
        fill.put(parts.pop());
        fill.put(parts.pop());
        redis.commands().hincrby(keys.state(), "step", -1);

        assertThatThrownBy(() -> fill.put(parts.pop())).isInstanceOf(BoardFill.Superseded.class);
    }

    private long position() {
        String position = redis.commands().hget(keys.state(), "position");
        return position == null ? -1 : Long.parseLong(position);
    }

    /** The next facts as a live batch that sees what the ones before came to. */
    private void live(int many) {
        int to = Math.min(facts.size(), live + many);
        if (to > live) {
            write(VERSION, live, to);
            live = to;
        }
    }

    private void write(int version, int from, int to) {
        var before = new State(from);
        var rows = new BoardRows();
        facts.subList(from, to).forEach(fact -> BoardFold.fold(rows, fact));
        rows.forget(before.seen.values().stream()
                .filter(seen -> seen.visibility() == BoardVisibility.ERASED)
                .map(Seen::walkerId)
                .collect(Collectors.toSet()));
        rows.dropDaysOf(rows.erased());
        boards.write(
                ViewVersion.shadow(BoardProjection.VIEW, version),
                new BoardMoves(rows, before.seen, before.dates()),
                from,
                to);
    }

    /** True where the fill made Redis complete. */
    private boolean fill(Random random) {
        BoardFill fill = newFill();
        redis.commands().hset(keys.state(), "until", "1");
        if (!fill.begin()) {
            throw new AssertionError("its predecessor is out of time");
        }
        live(random.nextInt(3));
        int snapshot = live - (live > 0 && random.nextInt(8) == 0 ? 1 : 0);
        try {
            for (Part part : parts(snapshot, random)) {
                fill.put(part);
                live(random.nextInt(3) == 0 ? 1 + random.nextInt(2) : 0);
                if (random.nextInt(120) == 0) {
                    redis.commands().flushdb();
                }
                if (random.nextInt(60) == 0) {
                    return false;
                }
            }
            return fill.complete(snapshot);
        } catch (BoardFill.Superseded e) {
            return false;
        }
    }

    private void fillUntilComplete() {
        while (position() < live) {
            redis.commands().hset(keys.state(), "until", "1");
            BoardFill fill = newFill();
            assertThat(fill.begin()).isTrue();
            parts(live, new Random(5)).forEach(fill::put);
            fill.complete(live);
        }
    }

    private BoardFill newFill() {
        return new BoardFill(redis, boards, keys, "fill-" + ++fills);
    }

    /** What the tables hold at a position, in parts as the tables are read: walkers first, then days by walker. */
    private Deque<Part> parts(int at, Random random) {
        var state = new State(at);
        Deque<Part> parts = new ArrayDeque<>();
        for (Seen seen : state.seen.values()) {
            if (seen.visibility() != BoardVisibility.ERASED) {
                parts.add(new Part(List.of(seen), List.of(), Map.of()));
            }
        }
        List<DayScore> all = List.copyOf(state.days.values());
        for (int from = 0; from < all.size(); ) {
            int to = Math.min(all.size(), from + 1 + random.nextInt(5));
            parts.add(new Part(List.of(), all.subList(from, to), state.seen));
            from = to;
        }
        return parts;
    }

    /** The rows of MySQL, as a plain fold makes them. */
    private final class State {

        private final Map<String, Seen> seen = new TreeMap<>();
        private final Map<String, DayScore> days = new TreeMap<>();

        State(int at) {
            for (Fact fact : facts.subList(0, at)) {
                var rows = new BoardRows();
                BoardFold.fold(rows, fact);
                rows.walkers()
                        .forEach(one -> seen.merge(
                                one.walkerId(),
                                one,
                                (old, news) -> old.visibility() == BoardVisibility.ERASED ? old : news));
                rows.days().forEach(day -> days.put(day.walkerId() + day.date(), day));
                days.values().removeIf(day -> {
                    Seen who = seen.get(day.walkerId());
                    return who != null && who.visibility() == BoardVisibility.ERASED;
                });
            }
        }

        Map<String, List<LocalDate>> dates() {
            Map<String, List<LocalDate>> dates = new HashMap<>();
            days.values()
                    .forEach(day -> dates.computeIfAbsent(day.walkerId(), walker -> new ArrayList<>())
                            .add(day.date()));
            return dates;
        }
    }

    private Map<String, Object> folded(long at) {
        new ArrayList<>(content(FOLDED).keySet())
                .forEach(name -> redis.commands().del(new BoardKeys(FOLDED).prefix() + name));
        redis.commands().hset(new BoardKeys(FOLDED).state(), "position", "0");
        write(FOLDED, 0, (int) at);
        Map<String, Object> content = content(FOLDED);
        redis.commands().del(new BoardKeys(FOLDED).state());
        return content;
    }

    private Map<String, Object> content(int version) {
        String prefix = new BoardKeys(version).prefix();
        Map<String, Object> content = new TreeMap<>();
        for (String key : redis.commands().keys(prefix + "*")) {
            String name = key.substring(prefix.length());
            if (name.startsWith("z:")) {
                content.put(name, redis.commands().zrangeWithScores(key, 0, -1).toString());
            } else if (!name.equals("state") && !name.equals("keys")) {
                content.put(name, new TreeMap<>(redis.commands().hgetall(key)));
            }
        }
        return content;
    }

    private static List<Entry> town(Random random) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String walker = "r" + random.nextInt(WALKERS);
            int kind = random.nextInt(20);
            if (i < WALKERS) {
                entries.add(registered("r" + i, Visibility.forNumber(1 + random.nextInt(3))));
            } else if (kind < 3) {
                entries.add(visible(walker, Visibility.forNumber(1 + random.nextInt(3))));
            } else if (kind == 3) {
                entries.add(erased(walker));
            } else {
                LocalDate date = MONDAY.plusDays(random.nextInt(9));
                int total = random.nextInt(4) * 50;
                entries.add(steps(walker, date, result(total, total, slotOf(date, random.nextInt(90)))));
            }
        }
        return entries;
    }

    private static List<Fact> facts(List<Entry> entries) {
        List<Fact> facts = new ArrayList<>();
        entries.forEach(entry -> facts.add(new Fact(facts.size() + 1, Instant.EPOCH, entry.event())));
        return facts;
    }
}
