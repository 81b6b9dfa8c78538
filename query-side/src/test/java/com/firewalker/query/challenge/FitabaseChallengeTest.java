package com.firewalker.query.challenge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.firewalker.events.v1.ChallengeDays;
import com.firewalker.events.v1.ChallengeScore;
import com.firewalker.events.v1.ChallengeSettings;
import com.firewalker.events.v1.ChallengeTeamSpan;
import com.firewalker.events.v1.DayResult;
import com.firewalker.events.v1.SlotDecision;
import com.firewalker.events.v1.StepsRecorded;
import com.firewalker.query.challenge.ChallengeReader.TeamSum;
import com.firewalker.query.challenge.Scoring.Score;
import com.firewalker.query.challenge.Shares.Rules;
import com.firewalker.query.view.Fact;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Real walkers in a challenge of 14 days with four teams, cap 10,000, in Seoul: what days bring and count equals what their
 * minutes add up to, computed here without the product (domain-rules.md 8.9, 8.11). The walkers' own zone is UTC.
 */
class FitabaseChallengeTest {

    private static final LocalDate FROM = LocalDate.of(2016, 4, 18);
    private static final LocalDate TO = FROM.plusDays(13);
    private static final int CAP = 10_000;
    private static final int TEAMS = 4;
    private static final long SEOUL_HOURS = 9;

    private final Map<String, Map<LocalDateTime, Integer>> minutes = new TreeMap<>();

    @BeforeEach
    void read() throws IOException {
        Path file = sharedData().resolve("fitabase/minute-steps.csv.gz");
        assumeTrue(Files.exists(file), "the shared step data is not at hand");
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            lines.lines()
                    .skip(1)
                    .map(line -> line.split(","))
                    .forEach(parts -> minutes.computeIfAbsent(parts[0], walker -> new TreeMap<>())
                            .merge(LocalDateTime.parse(parts[1]), Integer.parseInt(parts[2]), Integer::sum));
        }
    }

    @Test
    void countsWhatTheMinutesInSeoulAddUpToAndWhatTheirTeamsMakeOfIt() {
        Rules rules = rules(ChallengeScore.CHALLENGE_SCORE_TOTAL);
        Map<String, List<Long>> teams = new TreeMap<>();
        Map<String, Long> sums = new TreeMap<>();
        int number = 0;
        for (Map.Entry<String, Map<LocalDateTime, Integer>> walker : minutes.entrySet()) {
            String team = "team-" + number++ % TEAMS;
            List<ChallengeTeamSpan> spans =
                    List.of(ChallengeTeamSpan.newBuilder().setTeamId(team).build());
            Score score = Scoring.of(rules, shares(rules, walker.getValue()), spans);
            long expected = inSeoul(walker.getValue());
            assertThat(score.score()).as(walker.getKey()).isEqualTo(expected);
            teams.computeIfAbsent(team, any -> new ArrayList<>()).add(expected);
            score.teams().forEach((name, part) -> sums.merge(name, part.score(), Long::sum));
        }
        assertThat(minutes).hasSize(20);
        List<TeamSum> all = new ArrayList<>();
        teams.forEach((team, scores) -> {
            long sum = scores.stream().mapToLong(Long::longValue).sum();
            assertThat(sums.get(team)).isEqualTo(sum);
            all.add(new TeamSum(team, scores.size(), sum, 1));
        });
        assertThat(new TeamRanking(true).of(all))
                .hasSize(TEAMS)
                .allSatisfy(ranked -> assertThat(ranked.score())
                        .isEqualTo(BigDecimal.valueOf(ranked.team().sum())
                                .divide(BigDecimal.valueOf(ranked.team().members()), 1, RoundingMode.HALF_UP)));
    }

    /** Goal days are the walker's own dates, whatever zone the challenge is in. */
    @Test
    void countsGoalDaysByTheWalkersOwnDates() {
        Rules rules = rules(ChallengeScore.CHALLENGE_SCORE_GOAL_DAYS);
        minutes.forEach((walker, walked) -> {
            long expected = byDate(walked, 0).entrySet().stream()
                    .filter(day -> within(day.getKey()) && day.getValue() >= 8_000)
                    .count();
            assertThat(Scoring.of(rules, shares(rules, walked), List.of()).score())
                    .as(walker)
                    .isEqualTo(expected);
        });
    }

    private static long inSeoul(Map<LocalDateTime, Integer> walked) {
        return byDate(walked, SEOUL_HOURS).entrySet().stream()
                .filter(day -> within(day.getKey()))
                .mapToLong(day -> Math.min(CAP, day.getValue()))
                .sum();
    }

    private static boolean within(LocalDate date) {
        return !date.isBefore(FROM) && !date.isAfter(TO);
    }

    private static Map<LocalDate, Long> byDate(Map<LocalDateTime, Integer> walked, long hours) {
        Map<LocalDate, Long> dates = new TreeMap<>();
        walked.forEach((minute, steps) -> dates.merge(minute.plusHours(hours).toLocalDate(), (long) steps, Long::sum));
        return dates;
    }

    private static List<Share> shares(Rules rules, Map<LocalDateTime, Integer> walked) {
        Map<LocalDate, TreeMap<Integer, Integer>> slots = new TreeMap<>();
        walked.forEach((minute, steps) -> slots.computeIfAbsent(minute.toLocalDate(), date -> new TreeMap<>())
                .merge(minute.toLocalTime().toSecondOfDay() / 900, steps, Integer::sum));
        List<Share> shares = new ArrayList<>();
        slots.forEach((date, day) -> {
            if (!date.isBefore(rules.firstSource()) && !date.isAfter(rules.lastSource())) {
                shares.addAll(Shares.of(rules, date, List.of(fact(date, day))));
            }
        });
        return shares;
    }

    private static Fact fact(LocalDate date, TreeMap<Integer, Integer> slots) {
        int total = slots.values().stream().mapToInt(Integer::intValue).sum();
        DayResult.Builder result = DayResult.newBuilder()
                .setTotal(total)
                .setRanked(total)
                .setGoalReached(total >= 8_000)
                .setLastRankedSlot(date.toEpochDay() * 96 + slots.lastKey());
        slots.forEach((slot, steps) ->
                result.addSlots(SlotDecision.newBuilder().setSlot(slot).setSteps(steps)));
        return new Fact(
                1,
                date.atStartOfDay().toInstant(ZoneOffset.UTC),
                StepsRecorded.newBuilder()
                        .setLocalDate((int) date.toEpochDay())
                        .setResult(result)
                        .build());
    }

    private static Rules rules(ChallengeScore score) {
        return new Rules(
                ChallengeSettings.newBuilder()
                        .setScore(score)
                        .setDays(ChallengeDays.CHALLENGE_DAYS_FIXED_ZONE)
                        .setTimeZone("Asia/Seoul")
                        .setDailyCap(CAP)
                        .setManualCounts(false)
                        .build(),
                FROM,
                TO);
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
