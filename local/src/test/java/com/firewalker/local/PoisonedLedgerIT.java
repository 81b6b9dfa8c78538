package com.firewalker.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.firewalker.events.v1.DailyGoalSet;
import com.firewalker.events.v1.DayGoalReached;
import com.firewalker.events.v1.DayResult;
import com.firewalker.events.v1.Device;
import com.firewalker.events.v1.DeviceKind;
import com.firewalker.events.v1.SampleChange;
import com.firewalker.events.v1.SampleOutcome;
import com.firewalker.events.v1.StepsRecorded;
import com.firewalker.events.v1.Visibility;
import com.firewalker.events.v1.WalkerRegistered;
import com.firewalker.local.client.Answer;
import com.firewalker.local.client.Api;
import com.firewalker.local.client.Credentials;
import com.firewalker.local.client.WalkerClient;
import com.firewalker.local.embedded.EmbeddedMariaDb;
import com.firewalker.local.machine.DataDirectory;
import com.firewalker.local.machine.OperatorTokens;
import com.google.protobuf.Message;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A ledger of before the doors refused dates that no calendar holds (api.md 1): the demo starts on it, serves and
 * rebuilds.
 */
@Tag("long")
class PoisonedLedgerIT {

    private static final String POISONER = "poisoner";
    private static final LocalDate FAR = LocalDate.of(12_000, 1, 1);
    private static final LocalDate LONG_AGO = LocalDate.of(-10_000, 1, 1);
    private static final int EVENTS = 60;

    @TempDir
    private Path directory;

    private final Map<String, Long> sequences = new HashMap<>();

    @Test
    void letsTheDemoStartServeAndRebuildEveryView() throws Exception {
        Path data = directory.resolve("data");
        int poison = poison(data);
        try (Program demo = Program.demo(data, "--walkers", "3", "--days", "2")) {
            Api api = new Api(demo.uri(), Duration.ofSeconds(30));
            String operator = OperatorTokens.issue(new DataDirectory(data));
            everyViewHasFollowed(api, operator, poison);
            serves(api);
            for (JsonNode view : views(api, operator)) {
                rebuilds(data, view.path("name").asString());
            }
            everyViewHasFollowed(api, operator, poison);
        }
    }

    private static void serves(Api api) {
        WalkerClient anna = WalkerClient.registerOrLogIn(
                api,
                new Credentials(UUID.randomUUID() + "@walkers.example", OneMachine.PASSWORD),
                new WalkerClient.Profile("Anna", "UTC", "public"));
        OffsetDateTime noon =
                LocalDate.now(ZoneOffset.UTC).minusDays(1).atTime(12, 0).atOffset(ZoneOffset.UTC);
        Answer upload = anna.post(
                        "/v1/me/steps", Uploads.of("phone-1", Uploads.sample("a1", noon, noon.plusMinutes(1), 250)))
                .expectSuccess();
        Map<String, String> after = Map.of(
                "Firewalker-After",
                upload.headers().firstValue("Firewalker-Position").orElseThrow());
        assertThat(anna.call("GET", "/v1/me/days/" + noon.toLocalDate(), null, after)
                        .expectSuccess()
                        .body()
                        .path("total")
                        .asInt())
                .isEqualTo(250);
        assertThat(anna.call("GET", "/v1/leaderboards/global/day?date=" + noon.toLocalDate(), null, after)
                        .expectSuccess()
                        .body()
                        .at("/me/steps")
                        .asInt())
                .isEqualTo(250);
    }

    private static void rebuilds(Path data, String view) throws Exception {
        Program.Said rebuilt = Program.commandLine(data, "projections", "rebuild", view, "--auto-switch", "--json");
        assertThat(rebuilt.exit()).as(rebuilt.output()).isZero();
        Program.Said verified = Program.commandLine(data, "projections", "verify", view, "--json");
        assertThat(verified.exit()).as(verified.output()).isZero();
        assertThat(verified.output()).contains("\"state\" : \"equal\"");
    }

    private static void everyViewHasFollowed(Api api, String operator, int poison) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(api.get("/v1/ops/projections", operator)
                                .expectSuccess()
                                .body()
                                .path("items"))
                        .hasSizeGreaterThan(5)
                        .allSatisfy(one -> {
                            assertThat(one.path("state").asString())
                                    .as(one.toString())
                                    .isEqualTo("running");
                            assertThat(one.path("deadLetters").asInt())
                                    .as(one.toString())
                                    .isZero();
                            assertThat(one.at("/lag/events").asInt())
                                    .as(one.toString())
                                    .isZero();
                        }));
        assertThat(views(api, operator)).hasSizeGreaterThanOrEqualTo(5);
        assertThat(poison).isGreaterThan(EVENTS);
    }

    private static List<JsonNode> views(Api api, String operator) {
        return api.get("/v1/ops/projections", operator)
                .expectSuccess()
                .body()
                .path("items")
                .valueStream()
                .filter(one -> one.path("service").asString().equals("query-side"))
                .toList();
    }

    /** A ledger and nothing else, as a machine that was stopped before its views followed. */
    private int poison(Path data) throws SQLException {
        try (EmbeddedMariaDb server = EmbeddedMariaDb.start(data.resolve("mariadb"), 0)) {
            String schema = server.url() + "/firewalker_command?createDatabaseIfNotExist=true";
            Flyway.configure()
                    .dataSource(schema, server.user(), server.password())
                    .locations("classpath:db/ledger")
                    .table("ledger_history")
                    .load()
                    .migrate();
            try (Connection connection = DriverManager.getConnection(schema, server.user(), server.password())) {
                List<Message> events = events();
                for (int index = 0; index < events.size(); index++) {
                    append(connection, index + 1, events.get(index));
                }
                try (Statement head = connection.createStatement()) {
                    head.executeUpdate("UPDATE ledger_head SET position = " + events.size() + " WHERE id = 1");
                }
                return events.size();
            }
        }
    }

    private void append(Connection connection, int position, Message event) throws SQLException {
        String stream = event instanceof StepsRecorded steps
                ? day(steps.getLocalDate())
                : event instanceof DayGoalReached reached ? day(reached.getLocalDate()) : "walker/" + POISONER;
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO ledger_event (position, event_id, stream_id, sequence, type, payload, recorded_at)
                VALUES (?, UNHEX(REPLACE(UUID(), '-', '')), ?, ?, ?, ?, UTC_TIMESTAMP(6))""")) {
            insert.setLong(1, position);
            insert.setString(2, stream);
            insert.setLong(3, sequences.merge(stream, 0L, (old, zero) -> old + 1));
            insert.setString(4, event.getDescriptorForType().getFullName());
            insert.setBytes(5, event.toByteArray());
            insert.executeUpdate();
        }
    }

    private static String day(long epochDay) {
        return "day/" + POISONER + "/" + LocalDate.ofEpochDay(epochDay);
    }

    private static List<Message> events() {
        List<Message> events = new ArrayList<>();
        events.add(WalkerRegistered.newBuilder()
                .setWalkerId(POISONER)
                .setTimeZone("UTC")
                .setVisibility(Visibility.VISIBILITY_PUBLIC)
                .setDailyGoal(8_000)
                .build());
        for (int day = 0; day < EVENTS; day++) {
            events.add(deleted(FAR.plusDays(day)));
        }
        events.add(deleted(LONG_AGO));
        events.add(DayGoalReached.newBuilder()
                .setWalkerId(POISONER)
                .setLocalDate((int) FAR.toEpochDay())
                .setGoal(8_000)
                .setTotal(9_000)
                .setDayEndsAtMillis((FAR.toEpochDay() + 1) * 86_400_000)
                .build());
        events.add(DailyGoalSet.newBuilder()
                .setWalkerId(POISONER)
                .setDailySteps(9_000)
                .setEffectiveFrom((int) FAR.toEpochDay())
                .build());
        return events;
    }

    /** What {@code DELETE /v1/me/steps/p/s?version=1&date=} once appended. */
    private static StepsRecorded deleted(LocalDate date) {
        return StepsRecorded.newBuilder()
                .setWalkerId(POISONER)
                .setLocalDate((int) date.toEpochDay())
                .addDevices(Device.newBuilder().setId("p").setKind(DeviceKind.DEVICE_KIND_OTHER))
                .addSamples(SampleChange.newBuilder()
                        .setOutcome(SampleOutcome.SAMPLE_OUTCOME_DELETED)
                        .setSampleId("s")
                        .setVersion(1)
                        .setDevice(0))
                .setResult(DayResult.newBuilder()
                        .setTotal(0)
                        .setRanked(0)
                        .setQuarantined(0)
                        .setSetAside(0)
                        .setPolicyVersion(1)
                        .setGoal(8_000)
                        .setGoalReached(false)
                        .setEvidence(0))
                .build();
    }
}
