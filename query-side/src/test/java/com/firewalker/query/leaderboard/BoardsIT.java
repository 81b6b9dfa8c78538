package com.firewalker.query.leaderboard;

import static com.firewalker.query.testing.Events.erased;
import static com.firewalker.query.testing.Events.registered;
import static com.firewalker.query.testing.Events.renamed;
import static com.firewalker.query.testing.Events.result;
import static com.firewalker.query.testing.Events.slotOf;
import static com.firewalker.query.testing.Events.steps;
import static com.firewalker.query.testing.Events.visible;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.firewalker.events.v1.Visibility;
import com.firewalker.query.testing.QuerySide;
import com.firewalker.query.testing.QuerySide.Answer;
import com.firewalker.query.testing.TestLedger.Entry;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Boards through the door, on real servers (api.md 5, domain-rules.md 8). Each test has a year of its own. */
class BoardsIT {

    private final QuerySide querySide = QuerySide.shared();

    @Test
    void ranksWithTiesAndTellsTheCallersPlace() {
        LocalDate date = LocalDate.of(2001, 5, 4);
        long position = walk(date, 12_000, 9_000, 9_000, 7_000, 500);

        Answer board = board(position, "w2001-1", "day", date);

        assertThat(longs(board, "rank")).containsExactly(1L, 2L, 2L, 4L, 5L);
        assertThat(longs(board, "steps")).containsExactly(12_000L, 9_000L, 9_000L, 7_000L, 500L);
        assertThat(board.json().get("me").toString())
                .isEqualTo("{\"rank\":2,\"steps\":9000,\"percentile\":40,\"gapToNext\":3000}");
        assertThat(board.json().get("entries").get(0).get("displayName").asString())
                .isEqualTo("Walker w2001-0");
        assertThat(board.header("Firewalker-Degraded")).isNull();
    }

    @Test
    void movesWeekAndMonthByWhatADayChanges() {
        LocalDate monday = LocalDate.of(2002, 4, 29);
        long position = querySide
                .ledger()
                .append(
                        registered("move", Visibility.VISIBILITY_PUBLIC),
                        steps("move", monday, 1_000),
                        steps("move", monday.plusDays(2), 500),
                        steps("move", monday, 400),
                        steps("move", monday.plusDays(7), 50));

        assertThat(longs(board(position, "move", "week", monday), "steps")).containsExactly(900L);
        assertThat(longs(board(position, "move", "month", monday), "steps")).containsExactly(400L);
        assertThat(longs(board(position, "move", "month", LocalDate.of(2002, 5, 1)), "steps"))
                .containsExactly(550L);
        assertThat(longs(board(position, "move", "day", monday), "steps")).containsExactly(400L);
    }

    @Test
    void takesTheEarlierLastSlotFirstAlsoAfterACorrection() {
        LocalDate date = LocalDate.of(2003, 5, 4);
        long position = querySide
                .ledger()
                .append(
                        registered("early", Visibility.VISIBILITY_PUBLIC),
                        registered("later", Visibility.VISIBILITY_PUBLIC),
                        steps("later", date, result(700, 700, slotOf(date, 50))),
                        steps("early", date, result(700, 700, slotOf(date, 60))),
                        steps("early", date, result(700, 700, slotOf(date, 40))));

        for (String period : List.of("day", "week", "month")) {
            assertThat(walkers(board(position, "early", period, date)))
                    .as(period)
                    .containsExactly("early", "later");
        }
    }

    @Test
    void leavesNoHoleWhereAWalkerHidesAndShowsThatWalkerAScoreWithoutRank() {
        LocalDate date = LocalDate.of(2004, 5, 4);
        walk(date, 12_000, 11_000, 10_000);
        long hidden = querySide.ledger().append(visible("w2004-1", Visibility.VISIBILITY_PRIVATE));

        Answer board = board(hidden, "w2004-1", "day", date);

        assertThat(walkers(board)).containsExactly("w2004-0", "w2004-2");
        assertThat(longs(board, "rank")).containsExactly(1L, 2L);
        assertThat(board.json().get("me").get("rank").isNull()).isTrue();
        assertThat(board.json().get("me").get("steps").asInt()).isEqualTo(11_000);

        long back = querySide.ledger().append(visible("w2004-1", Visibility.VISIBILITY_PUBLIC));
        for (String period : List.of("day", "week", "month")) {
            assertThat(walkers(board(back, "w2004-1", period, date))).containsExactly("w2004-0", "w2004-1", "w2004-2");
        }
    }

    @Test
    void dropsErasedWalkersEverywhereAlsoWhenLateStepsOfTheirsArrive() {
        LocalDate date = LocalDate.of(2005, 5, 4);
        walk(date, 12_000, 9_000, 7_000);
        long position = querySide.ledger().append(erased("w2005-1"), steps("w2005-1", date, 9_999));

        for (String period : List.of("day", "week", "month")) {
            Answer board = board(position, "w2005-0", period, date);
            assertThat(walkers(board)).as(period).containsExactly("w2005-0", "w2005-2");
            assertThat(longs(board, "rank")).containsExactly(1L, 2L);
        }
    }

    @Test
    void pagesByTheLastStandingSeen() {
        LocalDate date = LocalDate.of(2006, 5, 4);
        long position = walk(date, 900, 800, 800, 800, 700, 600, 500);
        var seen = new ArrayList<String>();
        String cursor = "";
        do {
            Answer page = querySide.getAfter(
                    position,
                    "w2006-0",
                    "/v1/leaderboards/global/day?limit=2&date=" + date + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            seen.addAll(walkers(page));
            cursor = page.json().get("next").isNull()
                    ? ""
                    : page.json().get("next").asString();
        } while (!cursor.isEmpty());

        assertThat(seen)
                .hasSize(7)
                .doesNotHaveDuplicates()
                .startsWith("w2006-0")
                .endsWith("w2006-6");
    }

    @Test
    void showsNeighboursAboveAndBelow() {
        LocalDate date = LocalDate.of(2007, 5, 4);
        long position = walk(date, 900, 800, 700, 600, 500, 400, 300);

        Answer around =
                querySide.getAfter(position, "w2007-3", "/v1/leaderboards/global/day/around-me?size=2&date=" + date);

        assertThat(walkers(around)).containsExactly("w2007-1", "w2007-2", "w2007-3", "w2007-4", "w2007-5");
        assertThat(longs(around, "rank")).containsExactly(2L, 3L, 4L, 5L, 6L);
        assertThat(around.json().get("entries").get(2).get("me").asBoolean()).isTrue();
    }

    @Test
    void countsManualStepsUpToTwentyThousandADay() {
        LocalDate date = LocalDate.of(2008, 5, 4);
        long position = querySide
                .ledger()
                .append(
                        registered("manual", Visibility.VISIBILITY_PUBLIC),
                        steps(
                                "manual",
                                date,
                                result(23_000, 0, 0).toBuilder()
                                        .setManual(23_000)
                                        .build()));

        assertThat(longs(board(position, "manual", "day", date), "steps")).containsExactly(20_000L);
    }

    @Test
    void asksForAllNamesOfAPageInOneCallAndForgetsThemWhenTheyChange() {
        LocalDate date = LocalDate.of(2009, 5, 4);
        long position = walk(date, IntRange.descending(50));
        querySide.directory().calls().clear();

        await().atMost(Duration.ofSeconds(20))
                .until(() -> board(position, "w2009-0", "day", date).header("Firewalker-Degraded") == null);
        List<Integer> calls = List.copyOf(querySide.directory().calls());
        board(position, "w2009-0", "day", date);
        assertThat(calls).isNotEmpty().containsOnly(50);
        assertThat(querySide.directory().calls()).isEqualTo(calls);

        querySide.directory().rename("w2009-0", "Anna");
        querySide.ledger().append(renamed("w2009-0"));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(board(position, "w2009-0", "day", date)
                                .json()
                                .get("entries")
                                .get(0)
                                .get("displayName")
                                .asString())
                        .isEqualTo("Anna"));
    }

    @Test
    void showsStandInNamesWhileTheCommandSideIsAway() {
        LocalDate date = LocalDate.of(2010, 5, 4);
        long position = walk(date, 300, 200);
        querySide.directory().stop();
        try {
            Answer board = board(position, "w2010-0", "day", date);

            assertThat(board.status()).isEqualTo(200);
            assertThat(board.header("Firewalker-Degraded")).isEqualTo("names");
            assertThat(board.json().get("entries").get(0).get("displayName").asString())
                    .isEqualTo("Walker");
        } finally {
            querySide.directory().restart();
        }
        await().atMost(Duration.ofSeconds(10))
                .until(() -> board(position, "w2010-0", "day", date).header("Firewalker-Degraded") == null);
    }

    /** Numbers that only go down. */
    private static final class IntRange {
        static int[] descending(int count) {
            var numbers = new int[count];
            for (int i = 0; i < count; i++) {
                numbers[i] = 10_000 - i;
            }
            return numbers;
        }
    }

    private long walk(LocalDate date, int... scores) {
        var entries = new ArrayList<Entry>();
        for (int i = 0; i < scores.length; i++) {
            String walker = "w" + date.getYear() + "-" + i;
            entries.add(registered(walker, Visibility.VISIBILITY_PUBLIC));
            entries.add(steps(walker, date, scores[i]));
        }
        return querySide.ledger().append(entries.toArray(Entry[]::new));
    }

    private Answer board(long position, String walker, String period, LocalDate date) {
        return querySide.getAfter(position, walker, "/v1/leaderboards/global/" + period + "?date=" + date);
    }

    private static List<Long> longs(Answer board, String field) {
        return entries(board).stream().map(entry -> entry.get(field).asLong()).toList();
    }

    private static List<String> walkers(Answer board) {
        return entries(board).stream()
                .map(entry -> entry.get("walkerId").asString())
                .toList();
    }

    private static List<JsonNode> entries(Answer board) {
        return StreamSupport.stream(board.json().get("entries").spliterator(), false)
                .toList();
    }
}
