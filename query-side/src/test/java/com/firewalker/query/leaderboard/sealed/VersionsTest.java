package com.firewalker.query.leaderboard.sealed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was overwritten is kept exactly where a seal asks for it, in whatever order facts come (domain-rules.md 7.2). */
class VersionsTest {

    @Test
    void keepsTheLastVersionBeforeASeal() {
        assertThat(Versions.past(versions(10, 20, 30), List.of(15L))).containsExactly(10L);
        assertThat(Versions.past(versions(10, 20, 30), List.of(25L, 27L))).containsExactly(20L);
        assertThat(Versions.past(versions(10, 20, 30), List.of(5L, 35L))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void comesToTheSameInAnyOrderAndCut(long seed) {
        Random random = new Random(seed);
        for (int run = 0; run < 200; run++) {
            List<Long> all = new ArrayList<>();
            for (long position = 1; position <= 12; position++) {
                all.add(position * 2);
            }
            List<Long> seals = random.longs(3, 0, 13)
                    .map(half -> half * 2 + 1)
                    .sorted()
                    .boxed()
                    .toList();
            NavigableMap<Long, Long> truth = new TreeMap<>();
            all.forEach(position -> truth.put(position, position));
            List<Long> shuffled = new ArrayList<>(all);
            shuffled.addAll(all.subList(0, random.nextInt(12)));
            Collections.shuffle(shuffled, random);

            NavigableMap<Long, Long> held = new TreeMap<>();
            for (int from = 0; from < shuffled.size(); ) {
                int to = Math.min(shuffled.size(), from + 1 + random.nextInt(4));
                shuffled.subList(from, to).forEach(position -> held.put(position, position));
                Long current = held.lastKey();
                List<Long> past = Versions.past(held, seals);
                held.keySet().removeIf(position -> !position.equals(current) && !past.contains(position));
                from = to;
            }

            for (long seal : seals) {
                assertThat(before(held, seal))
                        .as("seed %d, seal %d", seed, seal)
                        .isEqualTo(before(truth, seal));
            }
            assertThat(held.size()).isLessThanOrEqualTo(seals.size() + 1);
        }
    }

    private static Map.Entry<Long, Long> before(NavigableMap<Long, Long> versions, long seal) {
        return versions.lowerEntry(seal);
    }

    private static NavigableMap<Long, Long> versions(long... positions) {
        NavigableMap<Long, Long> versions = new TreeMap<>();
        for (long position : positions) {
            versions.put(position, position);
        }
        return versions;
    }
}
