package com.firewalker.query.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.firewalker.local.embedded.EmbeddedRedis;
import com.firewalker.local.embedded.TemporaryDirectory;
import com.firewalker.query.leaderboard.score.BoardRows.DayScore;
import com.firewalker.query.leaderboard.score.BoardRows.Seen;
import com.firewalker.query.leaderboard.score.BoardTables.Part;
import com.firewalker.query.leaderboard.score.BoardVisibility;
import com.firewalker.query.period.BoardLifetime;
import com.firewalker.query.period.Period;
import com.firewalker.query.period.Span;
import com.firewalker.query.ranking.BoardPage;
import com.firewalker.query.ranking.BoardQuestion;
import io.lettuce.core.MigrateArgs;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.cluster.SlotHash;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Boards in a cluster of three: found on the node that holds them, also after they have moved to another one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BoardsClusterIT {

    private static final int NODES = 3;
    private static final int SLOTS = 16_384;
    private static final int BUS = 10_000;
    private static final String PASSWORD = "of-all-nodes";
    private static final LocalDate DATE = LocalDate.of(2026, 5, 4);

    private final TemporaryDirectory directory = TemporaryDirectory.create("firewalker-cluster-");
    private final RedisClient client = RedisClient.create();
    private final List<EmbeddedRedis> servers = new ArrayList<>();
    private final List<RedisCommands<String, String>> nodes = new ArrayList<>();

    @BeforeAll
    void formACluster() throws IOException {
        for (int i = 0; i < NODES; i++) {
            servers.add(EmbeddedRedis.startForCluster(directory.path().resolve("node-" + i), freePort()));
            RedisCommands<String, String> node =
                    client.connect(RedisURI.create(servers.get(i).url())).sync();
            node.configSet("requirepass", PASSWORD);
            nodes.add(node);
            node.clusterAddSlots(
                    IntStream.range(i * SLOTS / NODES, (i + 1) * SLOTS / NODES).toArray());
        }
        servers.forEach(server -> nodes.get(0).clusterMeet("127.0.0.1", server.port()));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> nodes.stream()
                        .allMatch(node -> node.clusterInfo().contains("cluster_state:ok")
                                && node.clusterInfo().contains("cluster_known_nodes:" + NODES)));
    }

    private static int freePort() throws IOException {
        for (int port = 20_000 + (int) (ProcessHandle.current().pid() % 9_000); ; port++) {
            if (isFree(port) && isFree(port + BUS)) {
                return port;
            }
        }
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    @AfterAll
    void stop() {
        client.shutdown();
        servers.forEach(EmbeddedRedis::close);
        directory.close();
    }

    @Test
    void fillsWritesAndReadsBoardsWhereverTheyAre() {
        int slot = SlotHash.getSlot(BoardKeys.LIVE);
        int holder = slot * NODES / SLOTS;
        int other = (holder + 1) % NODES;
        String address =
                "redis://:" + PASSWORD + "@127.0.0.1:" + servers.get(other).port();
        var redis = new BoardRedis(address, true);
        var boards = new Boards(
                redis, new BoardLifetime(Duration.ofDays(36_500), Clock.systemUTC()), new SimpleMeterRegistry());
        try {
            var fill = new BoardFill(redis, boards, new BoardKeys(1), "fill-1");
            assertThat(fill.begin()).isTrue();
            var seen = new Seen("anna", BoardVisibility.PUBLIC, 1);
            fill.put(new Part(List.of(seen), List.of(), Map.of()));
            fill.put(new Part(List.of(), List.of(new DayScore("anna", DATE, 4_700, 40, 2)), Map.of("anna", seen)));
            assertThat(fill.complete(2)).isTrue();
            shows(boards);

            move(slot, holder, other);

            shows(boards);
            assertThat(new BoardFill(redis, boards, new BoardKeys(1), "fill-2").begin())
                    .as("a script that writes")
                    .isTrue();
        } finally {
            redis.destroy();
        }
    }

    private static void shows(Boards boards) {
        for (Period period : Period.BOARDS) {
            Span span = period.around(DATE);
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                BoardPage page = boards.page(span, "anna", new BoardQuestion.After(null, 10))
                        .orElseThrow();
                assertThat(page.places())
                        .extracting(place -> place.standing().score())
                        .containsExactly(4_700L);
            });
            assertThat(boards.circle(span, List.of("anna")).orElseThrow().scoreOf("anna"))
                    .isEqualTo(4_700);
        }
    }

    private void move(int slot, int from, int to) {
        String target = nodes.get(to).clusterMyId();
        nodes.get(to).clusterSetSlotImporting(slot, nodes.get(from).clusterMyId());
        nodes.get(from).clusterSetSlotMigrating(slot, target);
        List<String> keys = nodes.get(from).clusterGetKeysInSlot(slot, 1_000);
        assertThat(keys).isNotEmpty();
        nodes.get(from)
                .migrate(
                        "127.0.0.1",
                        servers.get(to).port(),
                        0,
                        5_000,
                        MigrateArgs.Builder.<String>keys(keys).auth(PASSWORD));
        nodes.get(to).clusterSetSlotNode(slot, target);
        nodes.get(from).clusterSetSlotNode(slot, target);
    }
}
