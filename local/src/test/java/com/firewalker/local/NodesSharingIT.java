package com.firewalker.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.firewalker.local.embedded.TemporaryDirectory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What sharing costs: two nodes of each service against one on the same processors, {@code -Dfirewalker.rounds} of one
 * after the other, 1 unless told. At half of what they do no view falls behind. For a machine that does nothing else.
 */
@Tag("long")
class NodesSharingIT {

    private static final int WALKERS = 8;
    private static final int AT_ONCE = 4;
    private static final int ROUNDS = Integer.getInteger("firewalker.rounds", 1);
    private static final Duration WARM_UP = Duration.ofSeconds(60);
    private static final Duration MEASURED = Duration.ofSeconds(20);
    private static final int LOOKS_AT_VIEWS = 3;

    @Test
    void keepsEveryViewWithinASecondAtHalfOfWhatOneAndTwoNodesDo() throws Exception {
        List<Double> one = new ArrayList<>();
        List<Double> two = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            two.add(uploadsPerSecond(2));
            one.add(uploadsPerSecond(1));
        }
        System.out.printf("two nodes : one node = %.2f%n", mean(two) / mean(one));
    }

    private static double uploadsPerSecond(int nodes) throws Exception {
        try (TemporaryDirectory directory = TemporaryDirectory.create("firewalker-sharing-");
                Program program = Program.upForMeasuring(data(directory), "--nodes", Integer.toString(nodes))) {
            List<UploadLoad> load = IntStream.range(0, WALKERS)
                    .mapToObj(walker -> UploadLoad.register(program.uri(), "walker" + walker))
                    .toList();
            load.forEach(walker -> walker.begin(AT_ONCE));
            pass(WARM_UP);
            double rate = measured(load);
            System.out.printf("%d of each service: %.0f uploads/s%n", nodes, rate);
            long pause = (long) (2 * WALKERS * AT_ONCE / rate * TimeUnit.SECONDS.toNanos(1));
            load.forEach(walker -> walker.uploadEvery(Duration.ofNanos(pause)));
            pass(MEASURED);
            for (int look = 0; look < LOOKS_AT_VIEWS; look++) {
                requireNoViewBehind(data(directory));
            }
            System.out.printf("%d of each service at %.0f uploads/s: %s%n", nodes, measured(load), untilSeen(load));
            load.forEach(UploadLoad::stop);
            assertThat(load).allSatisfy(walker -> assertThat(walker.failures()).isEmpty());
            return rate;
        }
    }

    private static double measured(List<UploadLoad> load) {
        long before = acknowledged(load);
        long began = System.nanoTime();
        pass(MEASURED);
        return (acknowledged(load) - before) * 1e9 / (System.nanoTime() - began);
    }

    private static void requireNoViewBehind(Path data) throws Exception {
        Program.Said listed = Program.commandLine(data, "projections", "list", "--json");
        List<JsonNode> views =
                JsonMapper.shared().readTree(listed.output()).valueStream().toList();
        assertThat(views).as(listed.output()).isNotEmpty();
        assertThat(views)
                .allSatisfy(view -> assertThat(view.path("lag").path("seconds").asLong())
                        .as("%s", view)
                        .isZero());
    }

    /** Of walkers who look at their days as soon as an upload is acknowledged. */
    private static String untilSeen(List<UploadLoad> load) {
        long[] micros = new long[3 * WALKERS];
        for (int look = 0; look < micros.length; look++) {
            UploadLoad walker = load.get(look % WALKERS);
            long before = walker.acknowledged();
            await().pollInterval(Duration.ofMillis(1)).until(() -> walker.acknowledged() > before);
            long began = System.nanoTime();
            walker.counted();
            micros[look] = (System.nanoTime() - began) / 1_000;
        }
        Arrays.sort(micros);
        return "an upload seen after %.0f ms at the median, %.0f at most"
                .formatted(micros[micros.length / 2] / 1e3, micros[micros.length - 1] / 1e3);
    }

    private static Path data(TemporaryDirectory directory) {
        return directory.path().resolve("data");
    }

    private static long acknowledged(List<UploadLoad> load) {
        return load.stream().mapToLong(UploadLoad::acknowledged).sum();
    }

    private static double mean(List<Double> rates) {
        return rates.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private static void pass(Duration time) {
        await().pollDelay(time).atMost(time.plusSeconds(5)).until(() -> true);
    }
}
