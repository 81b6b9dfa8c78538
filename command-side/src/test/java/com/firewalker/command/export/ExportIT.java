package com.firewalker.command.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.firewalker.command.testing.CommandSide;
import com.firewalker.command.testing.Http;
import com.firewalker.command.testing.Somebody;
import com.firewalker.events.v1.WalkerDataExported;
import com.firewalker.platform.ledger.store.LedgerEvent;
import com.firewalker.platform.ledger.store.LedgerReader;
import com.firewalker.platform.web.Page;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Cites domain-rules.md 12.3. */
class ExportIT {

    private static TestHoldings holdings;
    private static CommandSide commandSide;

    private final Http http = commandSide.http();
    private final Somebody anna = commandSide.somebody("Anna");

    @BeforeAll
    static void start() {
        holdings = new TestHoldings();
        commandSide = CommandSide.start(Map.of(
                "firewalker.notification-grpc",
                holdings.address(),
                "firewalker.query-grpc",
                holdings.address(),
                "firewalker.exports.try-again-after",
                "1s",
                "firewalker.exports.look-every",
                "200ms"));
    }

    @AfterAll
    static void stop() {
        commandSide.close();
        holdings.close();
    }

    @Test
    void givesAZipOfEverythingWithTheHashOfEachPart() throws Exception {
        String id = ask();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> http.as(anna).get("/v1/me/exports/" + id).status() == 200);
        Map<String, byte[]> parts = unzipped(fetch(id));
        assertThat(parts)
                .containsKeys(
                        "profile.json",
                        "sessions.json",
                        "badges.json",
                        "blocks.json",
                        "devices.json",
                        "time-zones.csv",
                        "device-preferences.csv",
                        "challenges.json",
                        "exports.json",
                        "samples.csv",
                        "days.csv",
                        "goals.csv",
                        "notifications.json",
                        "notification-settings.json",
                        "push-services.json",
                        "ledger.jsonl");
        assertThat(text(parts.get("notifications.json")))
                .contains("\"id\":\"1\"", "\"id\":\"2\"", "By " + anna.walkerId(), "1970-01-01T00:00:02Z");
        assertThat(text(parts.get("push-services.json"))).contains("https://push.example.org");
        assertThat(text(parts.get("profile.json"))).contains(anna.email(), anna.friendCode());
        assertThat(text(parts.get("profile.json"))).doesNotContain("argon2id");
        assertThat(text(parts.get("ledger.jsonl"))).contains("WalkerRegistered");
        JsonNode profile = JsonMapper.shared().readTree(parts.get("profile.json"));
        JsonNode me = http.as(anna).get("/v1/me").expect(200);
        for (String same :
                List.of("walkerId", "email", "displayName", "timeZone", "visibility", "friendCode", "createdAt")) {
            assertThat(profile.get(same)).as(same).isEqualTo(me.get(same));
        }
        assertThat(JsonMapper.shared().readTree(parts.get("badges.json")).toString())
                .isEqualTo("[{\"badge\":\"first-goal\"},{\"badge\":\"streak-7\"}]");
        assertThat(JsonMapper.shared().readTree(parts.get("blocks.json")).toString())
                .isEqualTo("[]");
        assertThat(text(parts.get("goals.csv"))).contains("1970-01-01,10000,");
        assertThat(text(parts.get("time-zones.csv"))).contains("Europe/Berlin");
        JsonNode hashes =
                JsonMapper.shared().readTree(parts.remove("manifest.json")).get("sha256");
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(part.getValue());
            assertThat(hashes.get(part.getKey()).asString())
                    .isEqualTo(HexFormat.of().formatHex(hash));
        }
    }

    @Test
    void waitsForThePartsOfAServiceThatIsAwayInsteadOfLeavingThemOut() {
        holdings.away = true;
        int before = holdings.refused.get();
        String id = ask();
        await().atMost(Duration.ofSeconds(60)).until(() -> holdings.refused.get() >= before + 2);
        assertThat(http.as(anna).get("/v1/me/exports/" + id).status()).isEqualTo(202);
        assertThat(ready()).isEmpty();

        holdings.away = false;

        await().atMost(Duration.ofSeconds(60))
                .until(() -> http.as(anna).get("/v1/me/exports/" + id).status() == 200);
        assertThat(ready()).hasSize(1).first().satisfies(event -> {
            assertThat(event.getExportId()).isEqualTo(id);
            assertThat(Instant.ofEpochMilli(event.getExpiresAtMillis())).isAfter(Instant.now());
        });
    }

    /** What was uploaded, as it was uploaded: revisions, types, methods and offsets too; the totals are those shown. */
    @Test
    void holdsEveryVersionOfEverySampleWithItsOffset() throws Exception {
        JsonNode first = upload("""
                {"id": "a", "version": 1, "start": "DATET07:00:00+09:00", "end": "DATET07:10:00+09:00", "count": 812},
                {"id": "w", "version": 1, "start": "DATET08:00:00+09:00", "end": "DATET08:10:00+09:00", "count": 900, "method": "workout"}
                """);
        JsonNode second = upload("""
                {"id": "a", "version": 2, "start": "DATET07:00:00+09:00", "end": "DATET07:10:00+09:00", "count": 800}
                """);
        assertThat(first.get("results").get(0).get("status").asString()).isEqualTo("accepted");
        JsonNode day = second.get("days").get(0);
        Map<String, byte[]> parts = unzipped(fetch(made()));
        assertThat(text(parts.get("samples.csv")))
                .contains("phone-1,phone,a,1,recorded,interval,automatic,20")
                .contains("phone-1,phone,a,2,revised,interval,automatic,")
                .contains("phone-1,phone,w,1,recorded,interval,workout,");
        assertThat(text(parts.get("samples.csv")).lines().filter(line -> line.contains(",a,2,")))
                .allMatch(line -> line.matches(".*T07:00\\+09:00,.*T07:10\\+09:00,800,.*Z"));
        assertThat(text(parts.get("days.csv")))
                .contains("%s,%d,%d,"
                        .formatted(
                                day.get("date").asString(),
                                day.get("total").asInt(),
                                day.get("ranked").asInt()));
        assertThat(text(parts.get("devices.json"))).contains("\"id\":\"phone-1\"", "\"kind\":\"phone\"");
    }

    /** More than a page of them; as {@code GET /v1/me/appeals} shows them. */
    @Test
    void holdsEveryAppealWithWhatWasWritten() throws Exception {
        JdbcClient jdbc = commandSide.bean(JdbcClient.class);
        for (int day = 0; day < Page.MAX_LIMIT + 1; day++) {
            jdbc.sql("INSERT INTO appeal (appeal_id, walker_id, local_date, state, open_day, walker_text, answer,"
                            + " ledger_position, created_at, decided_at) VALUES (UUID(), ?, ?, 'denied', NULL,"
                            + " 'I \"ran\"', 'a car', 1, '2026-05-01 10:00:00', '2026-05-02 10:00:00.5')")
                    .params(anna.walkerId(), LocalDate.of(2026, 1, 1).plusDays(day))
                    .update();
        }
        JsonNode archived = JsonMapper.shared().readTree(unzipped(fetch(made())).get("appeals.json"));
        assertThat(archived).hasSize(Page.MAX_LIMIT + 1);
        JsonNode first = http.as(anna).get("/v1/me/appeals?limit=1").expect(200).at("/items/0");
        assertThat(archived.get(0)).isEqualTo(first);
        assertThat(first.get("text").asString()).isEqualTo("I \"ran\"");
        assertThat(archived.findValuesAsString("date")).doesNotHaveDuplicates();
    }

    /** A new table of this service is archived, or its name is added here with the reason why not. */
    @Test
    void knowsEveryTableThatHoldsAWalker() {
        List<String> archived = List.of(
                "account",
                "appeal",
                "challenge_member",
                "image_upload",
                "session_family",
                "walker_device",
                "walker_export",
                "totp");
        List<String> secretsOfADay = List.of("mail_link", "mail_order", "totp_recovery");
        List<String> shownByTheViews = List.of("friend", "friend_request", "friend_standing");
        assertThat(commandSide
                        .bean(JdbcClient.class)
                        .sql("""
                                SELECT DISTINCT table_name FROM information_schema.columns WHERE table_schema = DATABASE()
                                AND column_name IN ('walker_id', 'requester_id', 'addressee_id', 'friend_id')""")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrderElementsOf(Stream.of(archived, secretsOfADay, shownByTheViews)
                        .flatMap(List::stream)
                        .toList());
    }

    @Test
    void leavesNoPieceBehindWhereTheWalkerIsErasedWhileItIsMade() throws Exception {
        for (int round = 0; round < 5; round++) {
            Somebody walker = commandSide.somebody("Gone");
            http.as(walker).send("POST", "/v1/me/exports", null).expect(202);
            http.as(walker)
                    .send("DELETE", "/v1/me", Map.of("password", CommandSide.PASSWORD))
                    .expect(202);
        }
        made();
        assertThat(commandSide.bean(JdbcClient.class).sql("""
                                SELECT COUNT(*) FROM walker_export_piece WHERE export_id NOT IN
                                (SELECT export_id FROM walker_export)""").query(Long.class).single())
                .isZero();
    }

    private JsonNode upload(String samples) {
        return http.as(anna)
                .post(
                        "/v1/me/steps",
                        "{\"device\": {\"id\": \"phone-1\", \"kind\": \"phone\", \"model\": \"Pixel 9\"},"
                                + " \"samples\": ["
                                + samples.replace(
                                        "DATE", LocalDate.now().minusDays(3).toString()) + "]}")
                .expect(200);
    }

    private String made() {
        String id = ask();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> http.as(anna).get("/v1/me/exports/" + id).status() == 200);
        return id;
    }

    private String ask() {
        return http.as(anna)
                .send("POST", "/v1/me/exports", null)
                .expect(202)
                .get("exportId")
                .asString();
    }

    /** What the ledger says of this walker's archives. */
    private List<WalkerDataExported> ready() {
        return commandSide.bean(LedgerReader.class).stream("walker/" + anna.walkerId()).stream()
                .map(LedgerEvent::payload)
                .filter(WalkerDataExported.class::isInstance)
                .map(WalkerDataExported.class::cast)
                .toList();
    }

    @Test
    void isForItsWalkerOnly() {
        String id = ask();
        Somebody ben = commandSide.somebody("Ben");
        http.as(ben).get("/v1/me/exports/" + id).expect(404);
    }

    private byte[] fetch(String id) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(http.base().resolve("/v1/me/exports/" + id))
                .header("Authorization", "Bearer " + anna.accessToken())
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }

    private static Map<String, byte[]> unzipped(byte[] archive) throws IOException {
        Map<String, byte[]> parts = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        }
        return parts;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
