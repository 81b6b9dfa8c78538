package com.firewalker.query.day;

import static com.firewalker.query.testing.Events.registered;
import static com.firewalker.query.testing.Events.steps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.firewalker.events.v1.Visibility;
import com.firewalker.local.embedded.EmbeddedMySql;
import com.firewalker.local.embedded.EmbeddedRedis;
import com.firewalker.query.testing.QuerySide;
import com.firewalker.query.testing.QuerySide.Answer;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The query side on real MySQL: a primary with GTIDs and a replica that stops, falls behind, breaks, comes back. How many
 * uploads are looked for with the replica in use is a system property: {@code -Dfirewalker.reads=10000}.
 */
@Tag("mysql")
class ReplicaReadsIT {

    private static final LocalDate DATE = LocalDate.of(2026, 5, 4);
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int READS = Integer.getInteger("firewalker.reads", 50);

    @TempDir
    private static Path directory;

    private static EmbeddedMySql primary;
    private static EmbeddedMySql replica;
    private static EmbeddedRedis redis;
    private static QuerySide querySide;

    @BeforeAll
    static void start() {
        assumeTrue(EmbeddedMySql.missing().isEmpty(), EmbeddedMySql::missing);
        redis = EmbeddedRedis.start(directory.resolve("redis"), 0);
        primary = EmbeddedMySql.start(directory.resolve("primary"), 0);
        replica = EmbeddedMySql.replicaOf(primary, directory.resolve("replica"), 0);
        querySide = QuerySide.start(Map.of(
                "firewalker.mysql.url", primary.url(),
                "firewalker.mysql.replica-url", replica.url(),
                "firewalker.mysql.user", primary.user(),
                "firewalker.mysql.password", primary.password(),
                "firewalker.mysql.replica-password", replica.password(),
                "firewalker.redis.url", redis.url()));
    }

    @AfterAll
    static void stop() {
        if (querySide != null) {
            querySide.close();
        }
        if (replica != null) {
            replica.kill();
        }
        if (primary != null) {
            primary.kill();
        }
        if (redis != null) {
            redis.kill();
        }
    }

    @Test
    void readsFromTheReplicaLeavesItOutWhenBehindOrBrokenAndTakesItBack() {
        querySide.ledger().append(registered("anna", Visibility.VISIBILITY_PUBLIC));
        await().atMost(SOON).until(() -> gauge("firewalker.replica.used") == 1);
        long start = System.nanoTime();
        seesEveryUpload(1, READS);
        System.out.printf(
                "%d uploads of %d seen with the replica in use, %d of them by the primary, in %d s%n",
                READS,
                READS,
                bypassed(),
                Duration.ofNanos(System.nanoTime() - start).toSeconds());

        replica.stopApplying();
        long behind = bypassed();
        seesEveryUpload(READS + 1, READS + 10);
        assertThat(bypassed()).as("questions that the replica was too old for").isGreaterThan(behind);
        await().atMost(SOON).until(() -> gauge("firewalker.replica.used") == 0);
        assertThat(day().json().get("total").asInt())
                .as("without Firewalker-After")
                .isEqualTo(READS + 10);

        replica.startReplication();
        replica.awaitCaughtUpWith(primary);
        await().atMost(SOON).until(() -> gauge("firewalker.replica.used") == 1);
        assertThat(gauge("firewalker.replica.lag.seconds")).isLessThan(5);

        int port = replica.port();
        replica.kill();
        assertThat(day().status()).isEqualTo(200);
        seesEveryUpload(READS + 11, READS + 15);
        assertThat(gauge("firewalker.replica.used")).isZero();

        replica = EmbeddedMySql.start(
                directory.resolve("replica"), port, Map.of("server_id", "2", "super_read_only", "ON"));
        replica.startReplication();
        await().atMost(SOON).until(() -> gauge("firewalker.replica.used") == 1);
        seesEveryUpload(READS + 16, READS + 20);
    }

    private static void seesEveryUpload(int from, int to) {
        for (int total = from; total <= to; total++) {
            long position = querySide.ledger().append(steps("anna", DATE, total));
            Answer answer = querySide.getAfter(position, "anna", "/v1/me/days/" + DATE);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().get("total").asInt()).isEqualTo(total);
        }
    }

    private static Answer day() {
        return querySide.get("anna", "/v1/me/days/" + DATE);
    }

    private static double gauge(String name) {
        return querySide.bean(MeterRegistry.class).get(name).gauge().value();
    }

    private static long bypassed() {
        return (long) querySide
                .bean(MeterRegistry.class)
                .get("firewalker.replica.bypassed")
                .tag("cause", "behind")
                .counter()
                .count();
    }
}
