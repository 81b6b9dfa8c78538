package com.firewalker.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.firewalker.local.embedded.TemporaryDirectory;
import com.firewalker.local.machine.DataDirectory;
import com.firewalker.local.machine.Nodes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/**
 * Two nodes of each service share the work; one drains without an error at the door, any is killed without a loss. The
 * seed is printed and can be given: {@code -Dfirewalker.seed}, with {@code -Dfirewalker.kills} for longer runs. Cites
 * reliability.md I1, I5, I10 and SIGTERM.
 */
@Tag("long")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NodesIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int WALKERS = 4;

    private static TemporaryDirectory directory;
    private static Program program;
    private static Nodes nodes;
    private static List<UploadLoad> load;

    @BeforeAll
    static void start() throws Exception {
        directory = TemporaryDirectory.create("firewalker-nodes-");
        program =
                Program.up(data().root(), Map.of("FIREWALKER_NODE_OPTIONS", "-XX:TieredStopAtLevel=1"), "--nodes", "2");
        nodes = Nodes.of(data());
        load = new ArrayList<>();
        for (int walker = 0; walker < WALKERS; walker++) {
            load.add(UploadLoad.register(program.uri(), "walker" + walker));
        }
        load.forEach(UploadLoad::begin);
    }

    @AfterAll
    static void end() {
        if (load != null) {
            load.forEach(UploadLoad::stop);
        }
        if (program != null) {
            program.close();
        }
        directory.close();
    }

    @Test
    @Order(1)
    void runsEachServiceTwiceInProcessesOfTheirOwn() throws Exception {
        Program.Said listed = Program.commandLine(data().root(), "nodes", "list", "--json");
        assertThat(listed.exit()).as(listed.output()).isZero();
        assertThat(nodes.list().valueStream().map(node -> node.path("name").asString()))
                .containsExactly(
                        "command-side-1",
                        "command-side-2",
                        "notification-1",
                        "notification-2",
                        "query-side-1",
                        "query-side-2");
        assertThat(nodes.list()
                        .valueStream()
                        .map(node -> node.path("pid").asLong())
                        .distinct())
                .hasSize(6)
                .doesNotContain(program.process().pid());
        assertThat(states()).containsOnly("ready");
    }

    @Test
    @Order(2)
    void drainsANodeOfEachServiceWithoutAnErrorAtTheDoor() {
        long before = failures();
        for (String name : List.of("command-side-1", "query-side-1", "notification-1")) {
            long pid = pid(name);
            long began = System.nanoTime();
            nodes.end(name, true);
            await().atMost(Duration.ofSeconds(35)).until(() -> pid(name) != pid);
            System.out.printf("%s drained in %.1f s%n", name, (System.nanoTime() - began) / 1e9);
            awaitAllReady();
        }
        assertThat(failures() - before).as(() -> what()).isZero();
    }

    @Test
    @Order(3)
    void losesNothingAndCountsNothingTwiceWhileNodesAreKilled() throws Exception {
        long seed = Long.getLong("firewalker.seed", System.nanoTime());
        int kills = Integer.getInteger("firewalker.kills", 4);
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int kill = 0; kill < kills; kill++) {
            List<String> names = nodes.list()
                    .valueStream()
                    .map(node -> node.path("name").asString())
                    .toList();
            String victim = names.get(random.nextInt(names.size()));
            long pid = pid(victim);
            nodes.end(victim, false);
            await().atMost(Duration.ofSeconds(5)).until(() -> pid(victim) != pid);
            long began = System.nanoTime();
            load.get(0).awaitSeen(load.get(0).acknowledged(), PATIENCE);
            System.out.printf("%s killed: next upload seen after %.1f s%n", victim, (System.nanoTime() - began) / 1e9);
            awaitAllReady();
        }
        load.forEach(UploadLoad::stop);
        for (UploadLoad walker : load) {
            assertThat(walker.acknowledged()).isPositive();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(walker.counted()).isEqualTo(walker.acknowledgedSteps()));
        }
        for (String view : List.of("days", "boards")) {
            Program.Said verified = Program.commandLine(data().root(), "projections", "verify", view, "--json");
            assertThat(verified.output()).contains("\"state\" : \"equal\"");
        }
        System.out.printf(
                "%d kills, %d uploads acknowledged, %d tries failed: %s%n",
                kills, load.stream().mapToLong(UploadLoad::acknowledged).sum(), failures(), what());
    }

    @Test
    @Order(4)
    void takesOneMoreNodeOfAService() throws Exception {
        Program.Said added = Program.commandLine(data().root(), "nodes", "add", "query-side");
        assertThat(added.exit()).as(added.output()).isZero();
        assertThat(added.output()).contains("query-side-3");
        awaitAllReady();
        assertThat(nodes.list().size()).isEqualTo(7);
        Program.Said wrong = Program.commandLine(data().root(), "nodes", "kill", "query-side-9");
        assertThat(wrong.exit()).isEqualTo(1);
        assertThat(wrong.output()).contains("no node is called query-side-9");
    }

    private static DataDirectory data() {
        return new DataDirectory(directory.path().resolve("data"));
    }

    private static void awaitAllReady() {
        await().atMost(PATIENCE).until(() -> states().stream().allMatch("ready"::equals));
    }

    private static List<String> states() {
        return nodes.list()
                .valueStream()
                .map(node -> node.path("state").asString())
                .toList();
    }

    private static long pid(String name) {
        return nodes.list()
                .valueStream()
                .filter(node -> node.path("name").asString().equals(name))
                .map(JsonNode.class::cast)
                .mapToLong(node -> node.path("pid").asLong())
                .findFirst()
                .orElseThrow();
    }

    private static long failures() {
        return load.stream().mapToLong(walker -> walker.failures().size()).sum();
    }

    private static String what() {
        return load.stream()
                .flatMap(walker -> walker.failures().stream())
                .collect(Collectors.groupingBy(failure -> failure, Collectors.counting()))
                .toString();
    }
}
