package com.firewalker.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.firewalker.local.client.Answer;
import com.firewalker.local.client.WalkerClient;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** domain-rules.md 4.6, 4.7, 5.1: what is said of a whole day, and what is appealed against, as walkers meet it. */
class WholeDaysIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final LocalDate DAY = LocalDate.now(ZoneOffset.UTC).minusDays(1);
    private static final OffsetDateTime NOON = DAY.atTime(12, 0).atOffset(ZoneOffset.UTC);

    private final WalkerClient walker = OneMachine.walker("UTC");

    /**
     * A watch's 400 in a slot, a phone's daily total of 5000, 300 by hand: 400 + 4600 + 300, the last unranked. Global
     * boards add what was entered by hand, up to 20000 a day (P9).
     */
    @Test
    void countEverywhereTheSameAlsoAfterARebuild() throws Exception {
        long slots = uploads("watch-1", "watch", Uploads.sample("s", NOON, NOON.plusMinutes(10), 400));
        long phone = uploads("pixel-9", "phone", total("t", 5_000));
        long last = uploads("by-hand", "manual", total("m", 300));

        assertThat(figures("?asOf=" + slots, last)).isEqualTo("400 400");
        assertThat(figures("?asOf=" + phone, last)).isEqualTo("5000 5000");
        holds(last);
        List.of("days", "boards").forEach(WholeDaysIT::rebuild);
        holds(last);
        assertThat(archived("days.csv").lines())
                .filteredOn(line -> line.startsWith(DAY.toString()))
                .singleElement()
                .asString()
                .contains("5300", "5000");
        assertThat(archived("samples.csv")).contains("daily-total");
    }

    private void holds(long position) {
        assertThat(figures("", position)).isEqualTo("5300 5000");
        JsonNode explanation = get("/v1/me/days/" + DAY + "/explanation", position);
        assertThat(explanation.get("adjustments"))
                .extracting(line -> line.get("steps").asInt() + " "
                        + line.get("reason").asString() + " of "
                        + line.get("claimed").asInt())
                .containsExactlyInAnyOrder("4600 remainder of 5000", "300 manual-day of 300");
        assertThat(explanation.get("sentences").propertyNames()).contains("remainder", "manual-day", "p9-manual");
        for (String period : List.of("day", "week", "month")) {
            JsonNode board = get("/v1/leaderboards/global/" + period + "?limit=1&date=" + DAY, position);
            assertThat(board.at("/me/steps").asInt()).as(period).isEqualTo(5_300);
        }
    }

    /** 5.1: both outcomes, as the walker hears of them, in both languages. */
    @ParameterizedTest
    @CsvSource({
        "grant, en, Your appeal was granted, 3001",
        "deny, en, Your appeal was denied, 0",
        "grant, ko, 이의 신청이 받아들여졌어요, 3001",
        "deny, ko, 이의 신청이 받아들여지지 않았어요, 0"
    })
    void tellWhatBecameOfAnAppeal(String decision, String locale, String title, int total) throws Exception {
        walker.call("PATCH", "/v1/me", Map.of("locale", locale), Map.of()).expectSuccess();
        long held = uploads("watch-1", "watch", Uploads.sample("s", NOON, NOON.plusMinutes(10), 3_001));
        assertThat(figures("", held)).isEqualTo("0 0");
        String id = walker.post("/v1/me/days/" + DAY + "/appeals", Map.of("text", "I ran"))
                .expectSuccess()
                .body()
                .path("id")
                .asString();

        Program.Said said = Program.commandLine(
                OneMachine.machine().data().root(), "appeals", decision, id, "--reason", "looked-at");

        assertThat(said.exit()).as(said.output()).isZero();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                walker.get("/v1/me/notifications").body().path("items"))
                        .extracting(notice -> notice.path("title").asString())
                        .contains(title));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(figures("", held)).isEqualTo(total + " " + total));
    }

    private long uploads(String device, String kind, Map<String, Object> sample) {
        Answer answer = walker.post(
                        "/v1/me/steps",
                        Map.of("device", Map.of("id", device, "kind", kind), "samples", List.of(sample)))
                .expectSuccess();
        return answer.headers().firstValueAsLong("Firewalker-Position").orElseThrow();
    }

    private static Map<String, Object> total(String id, int count) {
        return Map.of("id", id, "version", 1, "type", "daily-total", "date", DAY.toString(), "count", count);
    }

    private String figures(String asOf, long position) {
        JsonNode day = get("/v1/me/days/" + DAY + asOf, position);
        return day.get("total").asInt() + " " + day.get("ranked").asInt();
    }

    private JsonNode get(String path, long position) {
        return walker.call("GET", path, null, Map.of("Firewalker-After", Long.toString(position)))
                .expectSuccess()
                .body();
    }

    private static void rebuild(String view) {
        String id = OneMachine.api()
                .post(
                        "/v1/ops/projections/" + view + "/rebuilds",
                        Map.of("mode", "shadow", "autoSwitch", true),
                        Tokens.operator())
                .expectSuccess()
                .body()
                .path("rebuildId")
                .asString();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(OneMachine.api()
                                .get("/v1/ops/rebuilds/" + id, Tokens.operator())
                                .body()
                                .path("state")
                                .asString())
                        .as(view)
                        .isEqualTo("switched"));
    }

    private String archived(String file) throws Exception {
        String path = "/v1/me/exports/"
                + walker.post("/v1/me/exports", null)
                        .expectSuccess()
                        .body()
                        .path("exportId")
                        .asString();
        await().atMost(PATIENCE).until(() -> walker.get(path).status() == 200);
        HttpResponse<byte[]> archive = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(OneMachine.machine().uri().resolve(path))
                                .header("Authorization", "Bearer " + walker.token())
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive.body()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(file)) {
                    return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new AssertionError("no " + file + " in the archive");
    }
}
