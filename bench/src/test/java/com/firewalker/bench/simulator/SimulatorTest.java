package com.firewalker.bench.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** L0: many short lives of two nodes, each from its own seed (docs/reliability.md). */
class SimulatorTest {

    private static final int COMMANDS = 500;
    private static final int QUICK = 40;
    private static final int LONG = 10_000;

    @Test
    void noInvariantBreaksWhateverFailsBetweenAnyTwoSteps() {
        Counts counts = new Seeds(Plant.NONE).run(1, QUICK, COMMANDS);

        System.out.println("L0: " + counts);
        assertThat(counts.of("commands")).isEqualTo((long) QUICK * COMMANDS);
    }

    @Test
    void noSessionOutlivesItsEndAndNoneEndsByALostAnswer() {
        Counts counts = new SessionSeeds(SessionPlant.NONE).run(1, QUICK, COMMANDS);

        System.out.println("L0, sessions: " + counts);
        assertThat(counts.of("session commands")).isEqualTo((long) QUICK * COMMANDS);
    }

    /** As long as {@code -Dminutes} says, ten without it. */
    @Test
    @Tag("long")
    void noInvariantBreaksInTenThousandSeeds() {
        long end = System.nanoTime() + Long.getLong("minutes", 10) * 60_000_000_000L;
        var counts = new Counts();
        for (int seed = QUICK + 1; seed <= LONG && System.nanoTime() < end; seed++) {
            counts.addAll(new Seeds(Plant.NONE).run(seed, 1, COMMANDS));
            counts.addAll(new SessionSeeds(SessionPlant.NONE).run(seed, 1, COMMANDS));
        }

        System.out.println("L0, long: " + counts);
        assertThat(counts.of("commands")).isPositive();
    }

    @Test
    void oneSeedHasOneHistory() {
        String first = new Seeds(Plant.NONE).history(4711, COMMANDS);

        assertThat(new Seeds(Plant.NONE).history(4711, COMMANDS)).isEqualTo(first);
    }

    @Test
    void whatBreaksIsToldAsAShortStory() {
        List<Op> all = Op.of(1, 60);
        var shrinker = new Shrinker(Plant.LIFETIME_COUNTED_TWICE);

        assertThat(shrinker.shrink(all)).hasSizeBetween(1, 10);
        assertThat(shrinker.story(all, new AssertionError())).contains("lifetime", " of 60 commands");
    }
}
