package com.firewalker.bench.sharding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the shards answer together is what one sorted list answers (domain-rules 8.2, 8.6-8.8). */
class ShardedBoardTest {

    private static final int WALKERS = 1_000_000;
    private static final int QUESTIONS = 150;
    private static final int PAGE = 50;

    /** One with few ties, one where tens of thousands share a score, and hundreds the last slot as well. */
    @ParameterizedTest
    @CsvSource({"1, 1", "4, 1", "16, 1000", "64, 1", "64, 1000"})
    void shardsAnswerAsOneSortedListDoes(int shards, int coarse) {
        var scores = new SeededScores(4711, coarse);
        var board = new ShardedBoard(scores.shards(shards, WALKERS), new Reads());
        long[] all = sorted(scores, WALKERS);
        var random = new Random(shards);

        for (int i = 0; i < QUESTIONS; i++) {
            int index = random.nextInt(all.length);
            assertThat(board.from(index, PAGE)).isEqualTo(lines(all, index, index + PAGE));
            assertThat(board.after(all[index], PAGE)).isEqualTo(lines(all, index + 1, index + 1 + PAGE));
            int walker = Place.walker(all[index]);
            assertThat(board.around(walker, 5)).isEqualTo(lines(all, Math.max(0, index - 5), index + 6));
            assertThat(board.me(walker)).contains(me(all, index));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 64})
    void endsAreNoExceptions(int shards) {
        var scores = new SeededScores(8, 1000);
        var board = new ShardedBoard(scores.shards(shards, 1_000), new Reads());
        long[] all = sorted(scores, 1_000);

        assertThat(board.after(Place.TOP, PAGE)).isEqualTo(lines(all, 0, PAGE)).isEqualTo(board.from(0, PAGE));
        assertThat(board.from(all.length - 3L, PAGE)).isEqualTo(lines(all, all.length - 3, all.length));
        assertThat(board.from(all.length, PAGE)).isEmpty();
        assertThat(board.after(all[all.length - 1], PAGE)).isEmpty();
        for (int end : List.of(0, 1, 4, 5, all.length - 2, all.length - 1)) {
            assertThat(board.around(Place.walker(all[end]), 5)).isEqualTo(lines(all, Math.max(0, end - 5), end + 6));
        }
    }

    /** The search for an index has to hold at each of its bounds. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7})
    void everyIndexIsFound(int shards) {
        var scores = new SeededScores(15, 100);
        var board = new ShardedBoard(scores.shards(shards, 1_000), new Reads());
        long[] all = sorted(scores, 1_000);

        for (int index = 0; index < all.length; index++) {
            assertThat(board.from(index, 1)).isEqualTo(lines(all, index, index + 1));
        }
    }

    /** A cursor's walker may have gone on; whoever stood behind comes next all the same. */
    @Test
    void aCursorNeedsNobodyAtItsPlace() {
        long[] places = {Place.of(9, 1, 0), Place.of(9, 3, 1), Place.of(7, 1, 2), 0};
        var board = new ShardedBoard(new Shard[] {new Shard(places), new Shard(new long[0])}, new Reads());

        assertThat(board.after(Place.of(9, 2, 77), PAGE)).containsExactly(new Ranked(1, 1, 9), new Ranked(3, 2, 7));
        assertThat(board.after(Place.of(8, 2, 77), PAGE)).containsExactly(new Ranked(3, 2, 7));
    }

    /** The example of domain-rules 8.6, and 8.3: score 0 is unlisted and has no rank. */
    @Test
    void theExamplesOfTheRulesHold() {
        int[] scores = {12_000, 9_000, 9_000, 7_000, 500, 0};
        Shard[] shards = new Shard[scores.length];
        for (int walker = 0; walker < scores.length; walker++) {
            shards[walker] = new Shard(new long[] {Place.of(scores[walker], walker, walker)});
        }
        var board = new ShardedBoard(shards, new Reads());

        assertThat(board.me(1)).contains(new Me(2, 40, 3_000));
        assertThat(board.me(0)).contains(new Me(1, 80, 0));
        assertThat(board.me(5)).isEmpty();
        assertThat(board.around(5, 5)).isEmpty();
        assertThat(board.after(Place.TOP, PAGE)).extracting(Ranked::rank).containsExactly(1L, 2L, 2L, 4L, 5L);
        assertThat(board.after(Place.TOP, PAGE)).extracting(Ranked::walker).containsExactly(0, 1, 2, 3, 4);
    }

    private static long[] sorted(SeededScores scores, int walkers) {
        return IntStream.range(0, walkers)
                .mapToLong(scores::placeOf)
                .filter(place -> place > 0)
                .map(place -> -place)
                .sorted()
                .map(place -> -place)
                .toArray();
    }

    private static List<Ranked> lines(long[] all, int from, int to) {
        List<Ranked> lines = new ArrayList<>();
        for (int i = from; i < Math.min(to, all.length); i++) {
            int score = Place.score(all[i]);
            lines.add(new Ranked(1 + higher(all, score), Place.walker(all[i]), score));
        }
        return lines;
    }

    private static Me me(long[] all, int index) {
        int score = Place.score(all[index]);
        int higher = higher(all, score);
        long lower = all.length - higher(all, score - 1);
        int gap = higher == 0 ? 0 : Place.score(all[higher - 1]) - score;
        return new Me(1 + higher, (int) (100 * lower / all.length), gap);
    }

    /** Walkers of the whole list with a higher score. */
    private static int higher(long[] all, int score) {
        int low = 0;
        int high = all.length;
        while (low < high) {
            int middle = (low + high) / 2;
            if (Place.score(all[middle]) > score) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
