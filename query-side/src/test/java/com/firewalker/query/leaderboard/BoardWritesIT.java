package com.firewalker.query.leaderboard;

import static com.firewalker.query.testing.Events.registered;
import static com.firewalker.query.testing.Events.result;
import static com.firewalker.query.testing.Events.slotOf;
import static com.firewalker.query.testing.Events.steps;
import static com.firewalker.query.testing.Events.visible;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.firewalker.events.v1.Visibility;
import com.firewalker.platform.testing.Servers;
import com.firewalker.query.leaderboard.score.BoardFold;
import com.firewalker.query.leaderboard.score.BoardMoves;
import com.firewalker.query.leaderboard.score.BoardRows;
import com.firewalker.query.period.BoardLifetime;
import com.firewalker.query.period.Period;
import com.firewalker.query.period.Span;
import com.firewalker.query.testing.TestLedger.Entry;
import com.firewalker.query.view.Fact;
import com.firewalker.query.view.ViewVersion;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Writes to Redis are absolute and guarded: cut, doubled or shuffled facts end in the same keys. */
class BoardWritesIT {

    private static final int WALKERS = 12;
    private static final LocalDate START = LocalDate.of(2013, 4, 27);
    private static final List<LocalDate> DATES =
            START.datesUntil(START.plusDays(9)).toList();

    /** A database of its own: a running query side would drop versions that it never asked for. */
    private final BoardRedis redis = new BoardRedis(Servers.redis().url() + "/9", false);

    private final Boards boards = boards(Duration.ofDays(36_500));

    private Boards boards(Duration keep) {
        return new Boards(redis, new BoardLifetime(keep, Clock.systemUTC()), new SimpleMeterRegistry());
    }

    @AfterEach
    void disconnect() {
        redis.destroy();
    }

    @Test
    void endsInTheSameKeysHoweverFactsAreCutDoubledOrShuffled() {
        for (int seed = 0; seed < 15; seed++) {
            List<Fact> facts = facts(seed);
            int inOrder = 1_000 + 2 * seed;
            write(inOrder, List.of(facts));
            write(inOrder + 1, cut(facts, new Random(seed)));
            assertThat(keys(inOrder + 1)).as("seed %d", seed).isEqualTo(keys(inOrder));
        }
    }

    @Test
    void changesNothingWhenABatchIsWrittenTwice() {
        List<Fact> facts = facts(77);
        write(990, List.of(facts));
        Map<String, Object> before = keys(990);

        write(990, List.of(facts));

        assertThat(keys(990)).isEqualTo(before);
    }

    @Test
    void keepsEveryBoardUntilTheEndOfItsTime() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Duration keep = Duration.ofDays(3);
        var lifetime = new BoardLifetime(keep, Clock.systemUTC());

        write(boards(keep), 980, List.of(shown("hidden", today, Visibility.VISIBILITY_PRIVATE)), List.of(today));
        write(boards(keep), 980, List.of(List.of(sight("hidden", Visibility.VISIBILITY_PUBLIC))), List.of(today));

        for (Period period : Period.BOARDS) {
            Span span = period.around(today);
            for (String kind : List.of("s:", "z:")) {
                assertThat(redis.commands().ttl("{boards}:v980:" + kind + span.key()))
                        .as(kind + span.key())
                        .isCloseTo(lifetime.endOf(span) - Instant.now().getEpochSecond(), within(60L));
            }
        }
    }

    /** A week may be over before the month that its days belong to; the day is kept as long as either. */
    @Test
    void writesNoBoardWhoseTimeIsOver() {
        LocalDate first = LocalDate.now(ZoneOffset.UTC).minusDays(100).withDayOfMonth(1);
        ZonedDateTime weekOver = Period.WEEK.around(first).to().plusDays(1).atStartOfDay(ZoneOffset.UTC);
        Duration keep = Duration.between(weekOver.toInstant(), Instant.now());

        write(boards(keep), 981, List.of(shown("late", first, Visibility.VISIBILITY_PUBLIC)), List.of(first));
        write(
                boards(Duration.ofDays(1)),
                982,
                List.of(shown("late", first, Visibility.VISIBILITY_PUBLIC)),
                List.of(first));

        String day = Period.DAY.around(first).key();
        String month = Period.MONTH.around(first).key();
        assertThat(keys(981).keySet())
                .containsExactlyInAnyOrder("s:" + day, "z:" + day, "s:" + month, "z:" + month, "seen");
        assertThat(keys(982).keySet()).containsExactly("seen");
    }

    private static List<Fact> shown(String walker, LocalDate date, Visibility visibility) {
        return List.of(
                sight(walker, visibility),
                new Fact(2, Instant.EPOCH, steps(walker, date, 700).event()));
    }

    private static Fact sight(String walker, Visibility visibility) {
        return new Fact(
                visibility == Visibility.VISIBILITY_PUBLIC ? 3 : 1,
                Instant.EPOCH,
                visible(walker, visibility).event());
    }

    private void write(int version, List<List<Fact>> batches) {
        write(boards, version, batches, DATES);
    }

    private static void write(Boards boards, int version, List<List<Fact>> batches, List<LocalDate> scored) {
        for (List<Fact> batch : batches) {
            var rows = new BoardRows();
            batch.forEach(fact -> BoardFold.fold(rows, fact));
            var dates = new HashMap<String, List<LocalDate>>();
            rows.walkers().forEach(seen -> dates.put(seen.walkerId(), scored));
            boards.write(
                    ViewVersion.shadow(BoardProjection.VIEW, version), new BoardMoves(rows, Map.of(), dates), 0, 1);
        }
    }

    private static List<List<Fact>> cut(List<Fact> facts, Random random) {
        List<Fact> all = new ArrayList<>(facts);
        facts.stream().filter(fact -> random.nextInt(3) == 0).forEach(all::add);
        Collections.shuffle(all, random);
        var batches = new ArrayList<List<Fact>>();
        for (int from = 0; from < all.size(); ) {
            int to = Math.min(all.size(), from + 1 + random.nextInt(20));
            batches.add(all.subList(from, to));
            from = to;
        }
        return batches;
    }

    private static List<Fact> facts(int seed) {
        var random = new Random(seed);
        var entries = new ArrayList<Entry>();
        for (int walker = 0; walker < WALKERS; walker++) {
            entries.add(registered("r" + walker, Visibility.VISIBILITY_PUBLIC));
        }
        for (int i = 0; i < 200; i++) {
            String walker = "r" + random.nextInt(WALKERS);
            if (random.nextInt(20) == 0) {
                entries.add(visible(walker, Visibility.forNumber(1 + random.nextInt(3))));
            } else {
                LocalDate date = DATES.get(random.nextInt(DATES.size()));
                int total = random.nextInt(4) * 50;
                entries.add(steps(walker, date, result(total, total, slotOf(date, random.nextInt(90)))));
            }
        }
        var facts = new ArrayList<Fact>();
        entries.forEach(entry -> facts.add(new Fact(facts.size() + 1, Instant.EPOCH, entry.event())));
        return facts;
    }

    private Map<String, Object> keys(int version) {
        String prefix = "{boards}:v" + version + ":";
        var content = new TreeMap<String, Object>();
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
}
