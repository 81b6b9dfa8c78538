package com.firewalker.query.challenge;

import com.firewalker.query.challenge.ChallengeReader.TeamSum;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Teams by sum, or by mean as an exact fraction that is rounded only to be shown; by mean, teams of fewer than three are
 * left out; in a tie the earlier last slot is first (domain-rules.md 8.8, 8.11).
 */
final class TeamRanking {

    private static final int FEWEST_BY_MEAN = 3;

    private final boolean mean;

    TeamRanking(boolean mean) {
        this.mean = mean;
    }

    record Ranked(long rank, TeamSum team, BigDecimal score) {}

    List<Ranked> of(List<TeamSum> teams) {
        List<TeamSum> ordered = teams.stream()
                .filter(team -> team.sum() > 0 && (!mean || team.members() >= FEWEST_BY_MEAN))
                .sorted(((Comparator<TeamSum>) this::byScore)
                        .reversed()
                        .thenComparingLong(TeamSum::slot)
                        .thenComparing(TeamSum::teamId, Comparator.reverseOrder()))
                .toList();
        List<Ranked> ranked = new ArrayList<>();
        for (TeamSum team : ordered) {
            Ranked last = ranked.isEmpty() ? null : ranked.get(ranked.size() - 1);
            long rank = last != null && byScore(last.team(), team) == 0 ? last.rank() : ranked.size() + 1;
            ranked.add(new Ranked(rank, team, score(team)));
        }
        return ranked;
    }

    /** a / m against b / n as a * n against b * m. */
    private int byScore(TeamSum one, TeamSum other) {
        return mean
                ? BigDecimal.valueOf(one.sum())
                        .multiply(BigDecimal.valueOf(other.members()))
                        .compareTo(BigDecimal.valueOf(other.sum()).multiply(BigDecimal.valueOf(one.members())))
                : Long.compare(one.sum(), other.sum());
    }

    private BigDecimal score(TeamSum team) {
        return mean
                ? BigDecimal.valueOf(team.sum()).divide(BigDecimal.valueOf(team.members()), 1, RoundingMode.HALF_UP)
                : BigDecimal.valueOf(team.sum());
    }
}
