package com.firewalker.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.firewalker.local.client.Answer;
import com.firewalker.local.client.Api;
import com.firewalker.local.client.Credentials;
import com.firewalker.local.client.WalkerClient;
import com.firewalker.local.embedded.TemporaryDirectory;
import com.firewalker.local.machine.DataDirectory;
import com.firewalker.local.machine.Machine;
import com.firewalker.local.machine.OperatorTokens;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What walkers hear of a machine of their own, with a push service and a mail server that count. */
class NoticesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final LocalDate YESTERDAY = LocalDate.now(ZoneOffset.UTC).minusDays(1);

    private static final List<String> SETTINGS = List.of(
            "firewalker.push.trusted-origins",
            "spring.mail.host",
            "spring.mail.port",
            "firewalker.mail.from",
            "firewalker.notification.digest.length");

    private static TemporaryDirectory directory;
    private static Machine machine;
    private static PushCounter pushes;
    private static final Pattern PROOF = Pattern.compile("/app/verify\\?token=([A-Za-z0-9_-]{43})");

    private static GreenMail mails;

    @BeforeAll
    static void start() throws IOException {
        pushes = PushCounter.start();
        mails = new GreenMail(ServerSetup.SMTP.dynamicPort());
        mails.start();
        System.setProperty("firewalker.push.trusted-origins", pushes.origin());
        System.setProperty("spring.mail.host", "127.0.0.1");
        System.setProperty("spring.mail.port", Integer.toString(mails.getSmtp().getPort()));
        System.setProperty("firewalker.mail.from", "firewalker@example.org");
        System.setProperty("firewalker.notification.digest.length", "1s");
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        directory = TemporaryDirectory.create("firewalker-notices-");
        machine = Machine.start(new DataDirectory(directory.path().resolve("data")), 0, false);
    }

    @AfterAll
    static void stop() {
        machine.close();
        directory.close();
        pushes.close();
        mails.stop();
        SETTINGS.forEach(System::clearProperty);
    }

    /** domain-rules.md 9.4. */
    @Test
    void aFullRebuildOfEveryViewTellsNobody() {
        WalkerClient anna = listener();
        WalkerClient ben = listener();
        ben.post("/v1/me/friend-requests", Map.of("friendCode", friendCode(anna)))
                .expectSuccess();
        walk(anna, 12_000);
        walk(ben, 21_000);
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(kinds(anna)).contains("friend-request", "goal-reached", "badge-earned");
            assertThat(kinds(ben)).contains("goal-reached", "badge-earned");
        });
        await().atMost(PATIENCE).until(() -> heardAll(anna) && heardAll(ben));
        Map<String, List<String>> before = Map.of("anna", notices(anna), "ben", notices(ben));
        List<Long> heardBefore = List.of(heard(anna), heard(ben));

        List<String> rebuilt = rebuildEverything();

        assertThat(rebuilt).contains("days", "boards", "friends", "badges");
        WalkerClient witness = listener();
        walk(witness, 12_000);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(kinds(witness)).contains("goal-reached", "badge-earned"));
        await().atMost(PATIENCE).until(() -> heardAll(witness));
        assertThat(Map.of("anna", notices(anna), "ben", notices(ben))).isEqualTo(before);
        assertThat(List.of(heard(anna), heard(ben))).isEqualTo(heardBefore);
    }

    /** domain-rules.md 12.3. */
    @Test
    void anArchiveHoldsTheNoticesAndTellsWhenItIsReady() throws Exception {
        WalkerClient walker = listener();
        walk(walker, 12_000);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(kinds(walker)).contains("goal-reached"));

        String path = "/v1/me/exports/"
                + walker.post("/v1/me/exports", null)
                        .expectSuccess()
                        .body()
                        .path("exportId")
                        .asString();

        await().atMost(PATIENCE).until(() -> walker.get(path).status() == 200);
        Map<String, String> archive = unzipped(walker, path);
        assertThat(archive.get("notifications.json")).contains("goal-reached", "12,000");
        assertThat(archive.get("notification-settings.json")).contains("\"email\" : true");
        assertThat(archive.get("push-services.json")).contains(pushes.origin());
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(kinds(walker)).contains("export-ready"));
    }

    /** A walker who wants to hear of everything in every way. */
    private static WalkerClient listener() {
        WalkerClient walker = WalkerClient.registerOrLogIn(
                new Api(machine.uri(), PATIENCE),
                new Credentials(UUID.randomUUID() + "@walkers.example", OneMachine.PASSWORD),
                new WalkerClient.Profile("Ada", "UTC", "public"));
        proveAddress(walker.credentials().email());
        Map<String, Object> everyWay = Map.of("inApp", true, "push", true, "email", true);
        walker.call(
                        "PUT",
                        "/v1/me/notification-settings",
                        Map.of(
                                "kinds",
                                Map.of("goal-reached", everyWay, "badge-earned", everyWay, "friend-request", everyWay)),
                        Map.of())
                .expectSuccess();
        walker.post(
                        "/v1/me/push-subscriptions",
                        pushes.subscription(walker.credentials().email()))
                .expectSuccess();
        return walker;
    }

    /** By the link in the mail: notices go to proven addresses only. */
    private static void proveAddress(String email) {
        List<String> tokens = new ArrayList<>();
        await().atMost(PATIENCE).until(() -> {
            to(email)
                    .map(GreenMailUtil::getBody)
                    .map(body -> PROOF.matcher(body.replace("=\r\n", "").replace("=3D", "=")))
                    .filter(Matcher::find)
                    .forEach(link -> tokens.add(link.group(1)));
            return !tokens.isEmpty();
        });
        new Api(machine.uri(), PATIENCE)
                .call("POST", "/v1/email-verifications/confirm", Map.of("token", tokens.get(0)), null, Map.of())
                .expectSuccess();
    }

    private static Stream<MimeMessage> to(String email) {
        return Stream.of(mails.getReceivedMessages())
                .filter(mail -> GreenMailUtil.getHeaders(mail).contains(email));
    }

    /** Two hours of yesterday. */
    private static void walk(WalkerClient walker, long steps) {
        OffsetDateTime noon = YESTERDAY.atTime(12, 0).atOffset(ZoneOffset.UTC);
        List<Map<String, Object>> samples = IntStream.range(0, 24)
                .mapToObj(n -> Uploads.sample(
                        "walk-" + n, noon.plusMinutes(10L * n), noon.plusMinutes(10L * n + 10), steps / 24))
                .toList();
        walker.post("/v1/me/steps", Map.of("device", Map.of("id", "phone-1", "kind", "phone"), "samples", samples))
                .expectSuccess();
    }

    private static List<String> rebuildEverything() {
        List<String> rebuilt = new ArrayList<>();
        for (JsonNode projection : operator("GET", "/v1/ops/projections", null)
                .expectSuccess()
                .body()
                .path("items")) {
            String name = projection.path("name").asString();
            Answer asked = operator(
                    "POST", "/v1/ops/projections/" + name + "/rebuilds", Map.of("mode", "shadow", "autoSwitch", true));
            assertThat(asked.status()).as(name).isIn(202, 422);
            if (asked.status() == 202) {
                String rebuild =
                        "/v1/ops/rebuilds/" + asked.body().path("rebuildId").asString();
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(operator("GET", rebuild, null)
                                        .body()
                                        .path("state")
                                        .asString())
                                .as(name)
                                .isEqualTo("switched"));
                rebuilt.add(name);
            }
        }
        return rebuilt;
    }

    private static Answer operator(String method, String path, Object body) {
        String token = OperatorTokens.issue(machine.data());
        return new Api(machine.uri(), PATIENCE).call(method, path, body, token, Map.of());
    }

    private static String friendCode(WalkerClient walker) {
        return walker.get("/v1/me").expectSuccess().body().path("friendCode").asString();
    }

    private static List<String> notices(WalkerClient walker) {
        return walker.get("/v1/me/notifications?limit=200")
                .expectSuccess()
                .body()
                .path("items")
                .valueStream()
                .map(JsonNode::toString)
                .toList();
    }

    /** Of every fact, also of those that share an entry. */
    private static List<String> kinds(WalkerClient walker) {
        return notices(walker).stream()
                .flatMap(notice -> new JsonMapper()
                        .readTree(notice)
                        .path("data")
                        .path("facts")
                        .valueStream())
                .map(fact -> fact.path("kind").asString())
                .toList();
    }

    /** Each entry by push and by mail. */
    private static boolean heardAll(WalkerClient walker) {
        return heard(walker) == 2L * notices(walker).size();
    }

    private static long heard(WalkerClient walker) {
        String email = walker.credentials().email();
        return pushes.to(email)
                + to(email)
                        .filter(mail -> !GreenMailUtil.getBody(mail).contains("/app/verify"))
                        .count();
    }

    private static Map<String, String> unzipped(WalkerClient walker, String path) throws Exception {
        HttpResponse<byte[]> archive = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(machine.uri().resolve(path))
                                .header("Authorization", "Bearer " + walker.token())
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        Map<String, String> parts = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive.body()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }
}
