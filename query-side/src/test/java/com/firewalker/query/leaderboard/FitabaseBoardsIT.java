package com.firewalker.query.leaderboard;

import static com.firewalker.query.testing.Events.GOAL;
import static com.firewalker.query.testing.Events.registered;
import static com.firewalker.query.testing.Events.result;
import static com.firewalker.query.testing.Events.steps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.firewalker.events.v1.Visibility;
import com.firewalker.query.testing.QuerySide;
import com.firewalker.query.testing.TestLedger.Entry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.WeekFields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Every board and summary of real walkers equals what their minutes add up to, computed here without the product. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FitabaseBoardsIT {

    /** Steps of a walker-day or period, and the quarter hour of the last ones. */
    private record Walked(long steps, long lastSlot) {

        Walked plus(Walked other) {
            return new Walked(steps + other.steps, Math.max(lastSlot, other.lastSlot));
        }
    }

    private record Expected(long rank, String walker, long steps) {}

    private final Map<String, TreeMap<LocalDate, Walked>> walkers = new TreeMap<>();
    private QuerySide querySide;
    private long position;

    @BeforeAll
    void load() throws IOException {
        Path file = sharedData().resolve("fitabase/minute-steps.csv.gz");
        assumeTrue(Files.exists(file), "the shared step data is not at hand");
        read(file);
        querySide = QuerySide.shared();
        var entries = new ArrayList<Entry>();
        walkers.forEach((walker, days) -> {
            entries.add(registered(walker, Visibility.VISIBILITY_PUBLIC));
            days.forEach((date, walked) -> entries.add(
                    steps(walker, date, result((int) walked.steps(), (int) walked.steps(), walked.lastSlot()))));
        });
        position = querySide.ledger().append(entries.toArray(Entry[]::new));
    }

    @Test
    void ranksEveryDayWeekAndMonthAsTheMinutesSay() {
        assertThat(boards("day", date -> date)).isGreaterThanOrEqualTo(30);
        assertThat(boards("week", date -> date.with(WeekFields.ISO.dayOfWeek(), 1)))
                .isEqualTo(5);
        assertThat(boards("month", date -> date.withDayOfMonth(1))).isEqualTo(2);
    }

    @Test
    void sumsEveryWalkerUpAsTheMinutesSay() {
        walkers.forEach((walker, days) -> {
            JsonNode summary =
                    querySide.getAfter(position, walker, "/v1/me/summary").json();
            assertThat(summary.get("lifetime").get("steps").asLong())
                    .isEqualTo(days.values().stream().mapToLong(Walked::steps).sum());
            assertThat(summary.get("lifetime").get("days").asInt()).isEqualTo(days.size());
            assertThat(summary.get("bestDay").get("total").asLong())
                    .isEqualTo(days.values().stream()
                            .mapToLong(Walked::steps)
                            .max()
                            .orElse(0));
            assertThat(summary.get("streak").get("best").asInt()).as(walker).isEqualTo(longestRun(days));
            JsonNode may = querySide
                    .getAfter(position, walker, "/v1/me/stats?period=month&date=2016-05-01")
                    .json();
            Collection<Walked> inMay = days.tailMap(LocalDate.of(2016, 5, 1)).values();
            assertThat(may.get("total").asLong())
                    .isEqualTo(inMay.stream().mapToLong(Walked::steps).sum());
            assertThat(may.get("goalDays").asLong())
                    .isEqualTo(inMay.stream().filter(day -> day.steps() >= GOAL).count());
        });
    }

    private int boards(String period, Function<LocalDate, LocalDate> begin) {
        var sums = new TreeMap<LocalDate, Map<String, Walked>>();
        walkers.forEach((walker, days) ->
                days.forEach((date, walked) -> sums.computeIfAbsent(begin.apply(date), first -> new HashMap<>())
                        .merge(walker, walked, Walked::plus)));
        sums.forEach((first, sum) -> {
            List<Expected> expected = ranked(sum);
            Expected middle = expected.get(expected.size() / 2);
            JsonNode board = querySide
                    .getAfter(
                            position, middle.walker(), "/v1/leaderboards/global/" + period + "?limit=200&date=" + first)
                    .json();
            var shown = new ArrayList<Expected>();
            board.get("entries")
                    .forEach(entry -> shown.add(new Expected(
                            entry.get("rank").asLong(),
                            entry.get("walkerId").asString(),
                            entry.get("steps").asLong())));
            assertThat(shown).as("%s of %s", period, first).isEqualTo(expected);
            long lower = expected.stream()
                    .filter(other -> other.steps() < middle.steps())
                    .count();
            assertThat(board.get("me").get("rank").asLong()).isEqualTo(middle.rank());
            assertThat(board.get("me").get("percentile").asLong()).isEqualTo(100 * lower / expected.size());
        });
        return sums.size();
    }

    private static List<Expected> ranked(Map<String, Walked> sums) {
        List<Map.Entry<String, Walked>> order = sums.entrySet().stream()
                .filter(entry -> entry.getValue().steps() > 0)
                .sorted(Comparator.<Map.Entry<String, Walked>>comparingLong(
                                entry -> -entry.getValue().steps())
                        .thenComparingLong(entry -> entry.getValue().lastSlot())
                        .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
                .toList();
        return order.stream()
                .map(entry -> new Expected(
                        1
                                + order.stream()
                                        .filter(other -> other.getValue().steps()
                                                > entry.getValue().steps())
                                        .count(),
                        entry.getKey(),
                        entry.getValue().steps()))
                .toList();
    }

    private static int longestRun(TreeMap<LocalDate, Walked> days) {
        int longest = 0;
        int run = 0;
        for (LocalDate date = days.firstKey(); !date.isAfter(days.lastKey()); date = date.plusDays(1)) {
            Walked day = days.get(date);
            run = day != null && day.steps() >= GOAL ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    private void read(Path file) throws IOException {
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            lines.lines().skip(1).forEach(line -> {
                String[] parts = line.split(",");
                LocalDateTime minute = LocalDateTime.parse(parts[1]);
                var walked = new Walked(Long.parseLong(parts[2]), minute.toEpochSecond(ZoneOffset.UTC) / 900);
                walkers.computeIfAbsent(parts[0], walker -> new TreeMap<>())
                        .merge(minute.toLocalDate(), walked, Walked::plus);
            });
        }
    }

    private static Path sharedData() {
        String given = System.getenv("FIREWALKER_SHARED_DATA");
        if (given != null) {
            return Path.of(given);
        }
        Path root = Path.of("").toAbsolutePath();
        while (root.getParent() != null && !Files.exists(root.resolve("mvnw"))) {
            root = root.getParent();
        }
        return root.resolve("../shared/data").normalize();
    }
}
