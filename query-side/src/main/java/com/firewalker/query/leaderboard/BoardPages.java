package com.firewalker.query.leaderboard;

import com.firewalker.query.ranking.BoardPage;
import com.firewalker.query.ranking.BoardPage.Me;
import com.firewalker.query.ranking.BoardPage.Place;
import com.firewalker.query.ranking.BoardQuestion;
import com.firewalker.query.ranking.Standing;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Translates between questions on a board and the read script. */
final class BoardPages {

    private BoardPages() {}

    static List<String> arguments(long end, String walkerId, BoardQuestion question) {
        if (question instanceof BoardQuestion.After after) {
            Standing standing = after.standing();
            return List.of(
                    Long.toString(end),
                    walkerId,
                    "page",
                    Integer.toString(after.limit()),
                    standing == null ? "" : Long.toString(standing.score()),
                    standing == null ? "" : standing.member());
        }
        return List.of(
                Long.toString(end),
                walkerId,
                "around",
                Integer.toString(((BoardQuestion.Around) question).size()),
                "",
                "");
    }

    @SuppressWarnings("unchecked")
    static BoardPage read(List<Object> answer, String walkerId, BoardQuestion question) {
        long ranked = number(answer.get(1));
        long first = number(answer.get(3));
        List<Place> places = places((List<Object>) answer.get(5), first, number(answer.get(4)));
        boolean more = question instanceof BoardQuestion.After && first + places.size() < ranked;
        return new BoardPage(number(answer.get(0)), places, me((List<Object>) answer.get(2), ranked), more);
    }

    private static List<Place> places(List<Object> entries, long first, long firstRank) {
        var places = new ArrayList<Place>();
        long rank = firstRank;
        for (int i = 0; i < entries.size(); i += 2) {
            Standing standing = Standing.of((String) entries.get(i), number(entries.get(i + 1)));
            if (i > 0
                    && standing.score()
                            != places.get(places.size() - 1).standing().score()) {
                rank = first + i / 2 + 1;
            }
            places.add(new Place(rank, standing));
        }
        return places;
    }

    private static @Nullable Me me(List<Object> mine, long ranked) {
        if (mine.isEmpty() || number(mine.get(0)) == 0) {
            return null;
        }
        long score = number(mine.get(0));
        if (mine.size() == 1) {
            return Me.unranked(score);
        }
        Object higher = mine.get(3);
        return Me.ranked(
                number(mine.get(1)), score, number(mine.get(2)), ranked, "".equals(higher) ? null : number(higher));
    }

    private static long number(Object value) {
        return value instanceof Long number ? number : Long.parseLong((String) value);
    }
}
