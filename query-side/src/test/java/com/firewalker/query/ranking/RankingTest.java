package com.firewalker.query.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.query.ranking.BoardPage.Me;
import com.firewalker.query.ranking.BoardPage.Place;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Ranks, ties and the caller's own place (domain-rules.md 8.2, 8.3, 8.6, 8.8). */
class RankingTest {

    @Test
    void sharesARankAmongEqualScores() {
        assertThat(ranks(board(12_000, 9_000, 9_000, 7_000))).containsExactly(1L, 2L, 2L, 4L);
    }

    @Test
    void leavesOutWhoeverHasNoSteps() {
        assertThat(ranks(board(500, 0, 0))).containsExactly(1L);
    }

    @Test
    void tellsRankPercentileAndGap() {
        Me me = board(12_000, 9_000, 9_000, 7_000, 500)
                .page(1, "walker-1", 9_000, new BoardQuestion.Around(5))
                .me();

        assertThat(me).isEqualTo(new Me(2L, 9_000, 40, 3_000L));
    }

    @Test
    void putsTheEarlierLastSlotFirstInATie() {
        var early = new Standing("zoe", 9_000, 1_975_431);
        var late = new Standing("adam", 9_000, 1_975_432);

        List<Place> places = new Ranking(List.of(late, early))
                .page(1, "nobody", 0, new BoardQuestion.After(null, 10))
                .places();

        assertThat(places).extracting(Place::standing).containsExactly(early, late);
        assertThat(early.member()).isEqualTo("998024568:zoe");
    }

    @Test
    void pagesWithoutRepeatingOrSkipping() {
        Ranking board = board(12_000, 9_000, 9_000, 7_000);
        BoardPage first = board.page(1, "nobody", 0, new BoardQuestion.After(null, 2));
        Standing last = first.places().get(1).standing();
        BoardPage second = board.page(1, "nobody", 0, new BoardQuestion.After(last, 2));

        assertThat(first.places()).extracting(Place::rank).containsExactly(1L, 2L);
        assertThat(second.places()).extracting(Place::rank).containsExactly(2L, 4L);
        assertThat(first.more()).isTrue();
        assertThat(second.more()).isFalse();
    }

    @Test
    void showsAScoreButNoRankToAHiddenWalker() {
        Me me = board(12_000, 10_000)
                .page(1, "hidden", 11_000, new BoardQuestion.After(null, 10))
                .me();

        assertThat(me).isEqualTo(new Me(null, 11_000, null, null));
    }

    private static Ranking board(int... scores) {
        return new Ranking(IntStream.range(0, scores.length)
                .mapToObj(walker -> new Standing("walker-" + walker, scores[walker], 100))
                .toList());
    }

    private static List<Long> ranks(Ranking board) {
        return board.page(1, "nobody", 0, new BoardQuestion.After(null, 100)).places().stream()
                .map(Place::rank)
                .toList();
    }
}
