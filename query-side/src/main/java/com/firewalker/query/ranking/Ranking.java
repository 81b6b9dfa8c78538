package com.firewalker.query.ranking;

import com.firewalker.query.ranking.BoardPage.Me;
import com.firewalker.query.ranking.BoardPage.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A whole board in memory, small as a circle of friends is. Rules: domain-rules.md 8.2, 8.3, 8.6. */
public final class Ranking {

    private final List<Place> places = new ArrayList<>();

    /** Standings in any order; whoever has no steps is not ranked. */
    public Ranking(List<Standing> standings) {
        List<Standing> ordered = standings.stream()
                .filter(standing -> standing.score() > 0)
                .sorted(Standing.ORDER)
                .toList();
        for (Standing standing : ordered) {
            Place last = places.isEmpty() ? null : places.get(places.size() - 1);
            boolean tied = last != null && last.standing().score() == standing.score();
            places.add(new Place(tied && last != null ? last.rank() : places.size() + 1, standing));
        }
    }

    public BoardPage page(long position, String walkerId, long ownScore, BoardQuestion question) {
        Integer mine = placeOf(walkerId);
        int first = first(question, mine);
        int last = last(question, mine, first);
        return new BoardPage(
                position,
                List.copyOf(places.subList(first, last)),
                me(mine, ownScore),
                question instanceof BoardQuestion.After && last < places.size());
    }

    private int first(BoardQuestion question, @Nullable Integer mine) {
        if (question instanceof BoardQuestion.After after) {
            Standing standing = after.standing();
            return standing == null
                    ? 0
                    : (int) places.stream()
                            .filter(place -> Standing.ORDER.compare(place.standing(), standing) <= 0)
                            .count();
        }
        return mine == null ? 0 : Math.max(0, mine - ((BoardQuestion.Around) question).size());
    }

    private int last(BoardQuestion question, @Nullable Integer mine, int first) {
        if (question instanceof BoardQuestion.After after) {
            return Math.min(places.size(), first + after.limit());
        }
        return mine == null ? 0 : Math.min(places.size(), mine + ((BoardQuestion.Around) question).size() + 1);
    }

    private @Nullable Integer placeOf(String walkerId) {
        for (int i = 0; i < places.size(); i++) {
            if (places.get(i).standing().walkerId().equals(walkerId)) {
                return i;
            }
        }
        return null;
    }

    private @Nullable Me me(@Nullable Integer mine, long ownScore) {
        if (mine == null) {
            return ownScore > 0 ? Me.unranked(ownScore) : null;
        }
        Place place = places.get(mine);
        long steps = place.standing().score();
        long lower = places.stream()
                .filter(other -> other.standing().score() < steps)
                .count();
        OptionalLong higher = places.stream()
                .mapToLong(other -> other.standing().score())
                .filter(score -> score > steps)
                .min();
        return Me.ranked(place.rank(), steps, lower, places.size(), higher.isPresent() ? higher.getAsLong() : null);
    }
}
