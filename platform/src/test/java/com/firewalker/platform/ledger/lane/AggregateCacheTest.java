package com.firewalker.platform.ledger.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AggregateCacheTest {

    private static final int AGGREGATES = 10_000;
    private static final int BYTES = 100_000;

    @Test
    void keepsWhatItHasRoomFor() {
        var cache = new AggregateCache(AGGREGATES);
        IntStream.range(0, 100).forEach(i -> cache.put(i, new byte[1]));
        assertThat(IntStream.range(0, 100)).allMatch(cache::containsKey);
    }

    /** At midnight every walker begins a new day, and nobody asks for the old ones again. */
    @Test
    void keepsTheLatestHoweverOftenTheOthersWereUsed() {
        var cache = new AggregateCache(1_000);
        for (int use = 0; use < 40; use++) {
            IntStream.range(0, 1_000).forEach(i -> cache.put(i, new byte[1]));
            IntStream.range(0, 1_000).forEach(cache::get);
        }
        IntStream.range(1_000, 1_900).forEach(i -> cache.put(i, new byte[1]));
        assertThat(IntStream.range(1_000, 1_900)).allMatch(cache::containsKey);
        assertThat(IntStream.range(0, 900)).noneMatch(cache::containsKey);
    }

    @Test
    void letsGoOfAggregatesWhereTheyFillTheMemory(@TempDir Path directory) throws Exception {
        Path output = directory.resolve("output");
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        ManagementFactory.getRuntimeMXBean().getClassPath(),
                        Filling.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(program.waitFor()).as(Files.readString(output)).isZero();
    }

    /** A program that puts sixteen times as much into a cache as it has memory. */
    static final class Filling {
        public static void main(String[] arguments) {
            var cache = new AggregateCache(AGGREGATES);
            IntStream.range(0, AGGREGATES).forEach(i -> cache.put(i, new byte[BYTES]));
        }
    }
}
