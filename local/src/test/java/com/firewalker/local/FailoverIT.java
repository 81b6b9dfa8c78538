package com.firewalker.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.firewalker.local.embedded.EmbeddedMySql;
import com.firewalker.local.embedded.TemporaryDirectory;
import com.firewalker.local.machine.DataDirectory;
import com.firewalker.local.machine.Nodes;
import com.firewalker.platform.ledger.follow.LedgerSignal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two nodes of each service on a semi-synchronous MySQL 8 and two replicated Redis, walkers who upload all the time, and
 * faults one after the other: what was acknowledged is there, once, every view equals the fold of the ledger, and no
 * reached goal is told twice. The seed is printed and can be given: {@code -Dfirewalker.seed}; {@code -Dfirewalker.walkers}
 * with {@code -Dfirewalker.at-once} uploads at a time, {@code -Dfirewalker.faults} of each kind (2) with
 * {@code -Dfirewalker.kills} nodes killed, spread over {@code -Dfirewalker.uploads} (3,000); after
 * {@code -Dfirewalker.minutes} (15) no fault follows any more.
 * Cites reliability.md I1, I5, I10, I14, I21.
 */
@Tag("long")
@Tag("mysql")
class FailoverIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String FAR_BEYOND = "1000000000";
    private static final Duration BACK = Duration.ofSeconds(30);
    private static final int WALKERS = Integer.getInteger("firewalker.walkers", 4);
    private static final int AT_ONCE = Integer.getInteger("firewalker.at-once", 1);
    private static final long UPLOADS = Long.getLong("firewalker.uploads", 3_000);

    private enum Fault {
        NODE_KILLED,
        MYSQL_FAILED_OVER,
        TOKENS_FAILED_OVER,
        BOARDS_FAILED_OVER,
        BOARDS_WIPED,
        FALSE_WAKE_UP
    }

    private static final Map<Fault, List<Long>> landed = new EnumMap<>(Fault.class);

    private static TemporaryDirectory directory;
    private static MySqlCluster mySql;
    private static RedisPair boards;
    private static RedisPair tokens;
    private static Program program;
    private static Nodes nodes;
    private static List<UploadLoad> load;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(EmbeddedMySql.missing().isEmpty(), EmbeddedMySql::missing);
        directory = TemporaryDirectory.create("firewalker-failover-");
        mySql = new MySqlCluster(directory.path());
        boards = new RedisPair(directory.path().resolve("boards"));
        tokens = new RedisPair(directory.path().resolve("tokens"));
        program = Program.up(
                data().root(),
                Map.of(
                        "FIREWALKER_NODE_OPTIONS", "-XX:TieredStopAtLevel=1",
                        "FIREWALKER_MYSQL_URL", mySql.url(),
                        "FIREWALKER_MYSQL_USER", mySql.user(),
                        "FIREWALKER_MYSQL_PASSWORD", mySql.password(),
                        "FIREWALKER_REDIS_URL", boards.url(),
                        "FIREWALKER_TOKEN_REDIS_URL", tokens.url()),
                "--nodes",
                "2");
        nodes = Nodes.of(data());
        load = new ArrayList<>();
        for (int walker = 0; walker < WALKERS; walker++) {
            load.add(UploadLoad.register(program.uri(), "walker" + walker));
        }
    }

    @AfterAll
    static void end() {
        if (load != null) {
            load.forEach(UploadLoad::stop);
        }
        for (AutoCloseable each : new AutoCloseable[] {program, tokens, boards, mySql, directory}) {
            close(each);
        }
    }

    @Test
    void losesNothingAndCountsNothingTwiceWhateverFailsOver() throws Exception {
        long seed = Long.getLong("firewalker.seed", System.nanoTime());
        Random random = new Random(seed);
        System.out.println("seed " + seed);
        load.forEach(walker -> walker.begin(AT_ONCE));
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(Integer.getInteger("firewalker.minutes", 15));
        List<Fault> faults = planned(random);
        for (int number = 0; number < faults.size() && System.nanoTime() < end; number++) {
            Fault fault = faults.get(number);
            if (fault == Fault.NODE_KILLED) {
                await().atMost(PATIENCE).until(() -> !victims().isEmpty());
            }
            if (fault == Fault.MYSQL_FAILED_OVER) {
                mySql.awaitReplicas();
                mySql.requireSemiSynchronous();
            }
            long began = System.nanoTime();
            inject(fault, random);
            // So many of each walker may have been under way before.
            List<Long> known =
                    load.stream().map(walker -> walker.acknowledged() + AT_ONCE).toList();
            for (int walker = 0; walker < load.size(); walker++) {
                load.get(walker).awaitAcknowledged(known.get(walker), PATIENCE);
            }
            for (int walker = 0; walker < load.size(); walker++) {
                load.get(walker).awaitSeen(known.get(walker), PATIENCE);
            }
            long millis = (System.nanoTime() - began) / 1_000_000;
            landed.computeIfAbsent(fault, any -> new ArrayList<>()).add(millis);
            System.out.printf(
                    "%s: every walker's next upload acknowledged and seen after %d ms; %d uploads%n",
                    fault, millis, acknowledged());
            repair(fault);
            long uploads = UPLOADS * (number + 1) / faults.size();
            await().atMost(PATIENCE.multipliedBy(3)).until(() -> acknowledged() >= uploads || System.nanoTime() > end);
        }
        load.forEach(UploadLoad::stop);

        long told = 0;
        for (UploadLoad walker : load) {
            assertThat(walker.acknowledged()).isPositive();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(walker.counted()).isEqualTo(walker.acknowledgedSteps()));
            List<String> goals = walker.goalsTold();
            assertThat(goals).doesNotHaveDuplicates();
            told += goals.size();
        }
        for (String view : List.of("days", "boards", "badges", "friends")) {
            Program.Said verified = Program.commandLine(data().root(), "projections", "verify", view, "--json");
            assertThat(verified.output()).as(view).contains("\"state\" : \"equal\"");
        }
        System.out.printf("%d reached goals told, none twice%n", told);
        report();
        assertThat(landed.get(Fault.MYSQL_FAILED_OVER)).allMatch(millis -> millis <= BACK.toMillis());
    }

    /** Each as often, in an order that the seed decides. */
    private static List<Fault> planned(Random random) {
        List<Fault> faults = new ArrayList<>();
        int each = Integer.getInteger("firewalker.faults", 2);
        for (Fault fault : Fault.values()) {
            int times = fault == Fault.NODE_KILLED ? Integer.getInteger("firewalker.kills", each) : each;
            faults.addAll(Collections.nCopies(times, fault));
        }
        Collections.shuffle(faults, random);
        return faults;
    }

    private static void inject(Fault fault, Random random) {
        switch (fault) {
            case NODE_KILLED -> {
                List<String> victims = victims();
                String victim = victims.get(random.nextInt(victims.size()));
                System.out.println("killing " + victim);
                nodes.end(victim, false);
            }
            case MYSQL_FAILED_OVER -> mySql.failOver();
            case TOKENS_FAILED_OVER -> tokens.failOver();
            case BOARDS_FAILED_OVER -> boards.failOver();
            case BOARDS_WIPED -> boards.wipe();
            case FALSE_WAKE_UP -> boards.publish(LedgerSignal.CHANNEL, FAR_BEYOND);
        }
    }

    /** Nodes of a service of which another one is ready. */
    private static List<String> victims() {
        List<String> ready = nodes.list()
                .valueStream()
                .filter(node -> node.path("state").asString().equals("ready"))
                .map(node -> node.path("name").asString())
                .toList();
        return ready.stream()
                .filter(name -> ready.stream()
                                .filter(other -> service(other).equals(service(name)))
                                .count()
                        > 1)
                .toList();
    }

    private static String service(String node) {
        return node.substring(0, node.lastIndexOf('-'));
    }

    /** What an operator or the engine does afterwards, so that the next failover finds a replica. */
    private static void repair(Fault fault) {
        switch (fault) {
            case MYSQL_FAILED_OVER -> mySql.addReplica();
            case TOKENS_FAILED_OVER -> tokens.addReplica();
            case BOARDS_FAILED_OVER -> boards.addReplica();
            default -> {}
        }
    }

    private static void report() {
        landed.forEach((fault, millis) -> System.out.printf(
                "%s: %d times, back after %d to %d ms%n",
                fault, millis.size(), Collections.min(millis), Collections.max(millis)));
        System.out.printf(
                "%d uploads acknowledged, tries that failed: %s%n",
                acknowledged(),
                load.stream()
                        .flatMap(walker -> walker.failures().stream())
                        .collect(Collectors.groupingBy(failure -> failure, Collectors.counting())));
    }

    private static long acknowledged() {
        return load.stream().mapToLong(UploadLoad::acknowledged).sum();
    }

    private static DataDirectory data() {
        return new DataDirectory(directory.path().resolve("data"));
    }

    private static void close(AutoCloseable each) {
        try {
            if (each != null) {
                each.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
