package com.firewalker.bench.sharding;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What questions cost on a board of 100 million walkers: {@code ./mvnw -pl bench -am test -Plong -Dtest=ManyWalkersTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dtest.jvm.args=-Xmx5g}, or as many as {@code -Dfirewalker.walkers} says.
 */
@Tag("long")
class ManyWalkersTest {

    private static final int WALKERS = Integer.getInteger("firewalker.walkers", 100_000_000);
    private static final int QUESTIONS = 10_000;
    private static final int PAGE = 50;
    private static final int NEIGHBOURS = 5;
    private static final SeededScores SCORES = new SeededScores(20_260_504, 1);

    @Test
    void theAnswersAreTheSameInAnyNumberOfShards() {
        Set<Integer> answers = new HashSet<>();
        for (int shards : new int[] {1, 4, 16, 64}) {
            answers.add(answers(shards));
        }
        assertThat(answers).hasSize(1);
    }

    /** Asks everything, says what it cost, and returns a hash of all answers. */
    private static int answers(int count) {
        long start = cpuNanos();
        Shard[] shards = SCORES.shards(count, WALKERS);
        int listed = Arrays.stream(shards).mapToInt(Shard::size).sum();
        System.out.printf(
                Locale.ROOT,
                "%d shards, %d walkers, %d listed: %.1f bytes a walker, filled and sorted in %.1f s of one processor%n",
                count,
                WALKERS,
                listed,
                (double) Arrays.stream(shards).mapToLong(Shard::bytes).sum() / WALKERS,
                (cpuNanos() - start) / 1e9);
        var reads = new Reads();
        var board = new ShardedBoard(shards, reads);
        var random = new Random(1);
        int hash = ask("page behind a cursor", reads, i -> board.after(SCORES.placeOf(listedOne(random)), PAGE));
        hash = 31 * hash + ask("page at a rank", reads, i -> board.from(random.nextInt(listed), PAGE));
        hash = 31 * hash + ask("rank of a walker", reads, i -> board.me(listedOne(random)));
        return 31 * hash + ask("page around a walker", reads, i -> board.around(listedOne(random), NEIGHBOURS));
    }

    private static int listedOne(Random random) {
        int walker = random.nextInt(WALKERS);
        while (SCORES.placeOf(walker) == 0) {
            walker = random.nextInt(WALKERS);
        }
        return walker;
    }

    private static int ask(String question, Reads reads, IntFunction<Object> answer) {
        for (int i = 0; i < QUESTIONS / 10; i++) {
            answer.apply(i);
        }
        long rounds = reads.rounds();
        long single = reads.reads();
        long start = cpuNanos();
        int hash = 1;
        for (int i = 0; i < QUESTIONS; i++) {
            hash = 31 * hash + answer.apply(i).hashCode();
        }
        System.out.printf(
                Locale.ROOT,
                "  %-22s %5.2f rounds, %7.2f reads, %8.1f us%n",
                question,
                (double) (reads.rounds() - rounds) / QUESTIONS,
                (double) (reads.reads() - single) / QUESTIONS,
                (cpuNanos() - start) / 1e3 / QUESTIONS);
        return hash;
    }

    /** Of this thread, so that nothing else on the machine counts. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
