package com.firewalker.query.leaderboard;

import com.firewalker.query.leaderboard.score.BoardVisibility;
import com.firewalker.query.ranking.Standing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Standings of a circle of walkers on one board, at one position; walkers without score are left out.
 * @param seen who may see the walkers, as far as anybody knows
 */
record CircleScores(long position, List<Standing> standings, Map<String, BoardVisibility> seen) {

    @SuppressWarnings("unchecked")
    static CircleScores read(List<Object> answer, List<String> walkerIds) {
        List<@Nullable String> scores = (List<@Nullable String>) answer.get(1);
        List<@Nullable String> visible = (List<@Nullable String>) answer.get(2);
        List<Standing> standings = new ArrayList<>();
        Map<String, BoardVisibility> seen = new HashMap<>();
        for (int i = 0; i < walkerIds.size(); i++) {
            String score = scores.get(i);
            if (score != null) {
                String[] parts = score.split(" ");
                if (!parts[0].equals("0")) {
                    standings.add(new Standing(walkerIds.get(i), Long.parseLong(parts[0]), Long.parseLong(parts[1])));
                }
            }
            String visibility = visible.get(i);
            if (visibility != null) {
                seen.put(walkerIds.get(i), BoardVisibility.of(visibility.substring(0, 1)));
            }
        }
        return new CircleScores(Long.parseLong((String) answer.get(0)), standings, seen);
    }

    /** Those who may be ranked among friends: private walkers have a score and no rank (domain-rules.md 8.4). */
    List<Standing> listed() {
        return standings.stream()
                .filter(standing -> seen.get(standing.walkerId()) != BoardVisibility.PRIVATE)
                .toList();
    }

    boolean isPublic(String walkerId) {
        return seen.get(walkerId) == BoardVisibility.PUBLIC;
    }

    long scoreOf(String walkerId) {
        return standings.stream()
                .filter(standing -> standing.walkerId().equals(walkerId))
                .mapToLong(Standing::score)
                .findFirst()
                .orElse(0);
    }
}
