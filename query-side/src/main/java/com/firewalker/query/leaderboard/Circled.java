package com.firewalker.query.leaderboard;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Standings of a circle of walkers on one board, at one position; walkers without score are left out. */
record Circled(long position, List<Standing> standings, List<String> hidden) {

    @SuppressWarnings("unchecked")
    static Circled read(List<Object> answer, List<String> walkerIds) {
        var scores = (List<@Nullable String>) answer.get(1);
        var seen = (List<@Nullable String>) answer.get(2);
        var standings = new ArrayList<Standing>();
        var hidden = new ArrayList<String>();
        for (int i = 0; i < walkerIds.size(); i++) {
            var score = scores.get(i);
            if (score != null) {
                var parts = score.split(" ");
                if (!parts[0].equals("0")) {
                    standings.add(new Standing(walkerIds.get(i), Long.parseLong(parts[0]), Long.parseLong(parts[1])));
                }
            }
            var sight = seen.get(i);
            if (sight != null && sight.startsWith(Sight.PRIVATE.letter())) {
                hidden.add(walkerIds.get(i));
            }
        }
        return new Circled(Long.parseLong((String) answer.get(0)), standings, hidden);
    }

    /** Those who may be ranked: private walkers have a score and no rank (domain-rules.md 8.4). */
    List<Standing> listed() {
        return standings.stream()
                .filter(standing -> !hidden.contains(standing.walkerId()))
                .toList();
    }

    long scoreOf(String walkerId) {
        return standings.stream()
                .filter(standing -> standing.walkerId().equals(walkerId))
                .mapToLong(Standing::score)
                .findFirst()
                .orElse(0);
    }
}
