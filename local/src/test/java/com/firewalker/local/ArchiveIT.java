package com.firewalker.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.firewalker.local.client.Answer;
import com.firewalker.local.client.WalkerClient;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A whole archive of all services, held against what the API shows the same walker. Cites domain-rules.md 12.3. */
class ArchiveIT {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final LocalDate YESTERDAY = LocalDate.now(ZoneOffset.UTC).minusDays(1);

    private final WalkerClient anna = OneMachine.walker("UTC");
    private final WalkerClient friend = OneMachine.walker("UTC");
    private final WalkerClient asking = OneMachine.walker("UTC");
    private final WalkerClient blocked = OneMachine.walker("UTC");

    @Test
    void holdsWhatTheApiShows() throws Exception {
        live();
        byte[] picture = bytes(URI.create(showPicture()), null);
        Map<String, byte[]> parts = archive();

        assertThat(parts.get("picture.jpg")).isEqualTo(picture);
        for (Map.Entry<String, String> list : Map.of("badges.json", "/v1/me/badges", "friends.json", "/v1/me/friends")
                .entrySet()) {
            assertThat(json(parts, list.getKey()))
                    .as(list.getKey())
                    .isNotEmpty()
                    .isEqualTo(shown(list.getValue()).path("items"));
        }
        JsonNode day = json(parts, "days.json").path(0);
        assertThat(day.path("day")).isEqualTo(shown("/v1/me/days/" + YESTERDAY));
        assertThat(day.path("explanation")).isEqualTo(shown("/v1/me/days/" + YESTERDAY + "/explanation"));
        assertThat(json(parts, "friend-requests-received.json").findValuesAsString("walkerId"))
                .contains(id(asking));
        assertThat(json(parts, "friendships.json").findValuesAsString("walkerId"))
                .containsExactly(id(friend));
        assertThat(json(parts, "blocks.json").findValuesAsString("walkerId")).containsExactly(id(blocked));
        assertThat(json(parts, "profile.json").path("email"))
                .isEqualTo(shown("/v1/me").path("email"));
        assertThat(text(parts, "goals.csv")).contains(YESTERDAY.plusDays(1) + ",200,");
        assertThat(text(parts, "samples.csv")).contains(",a1,1,recorded,interval,automatic,", "T12:00Z,");
    }

    private void live() {
        anna.call(
                        "PUT",
                        "/v1/me/goal",
                        Map.of(
                                "dailySteps",
                                200,
                                "effectiveFrom",
                                YESTERDAY.plusDays(1).toString()),
                        Map.of())
                .expectSuccess();
        OffsetDateTime noon = YESTERDAY.atTime(12, 0).atOffset(ZoneOffset.UTC);
        anna.post("/v1/me/steps", Uploads.of("phone-1", Uploads.sample("a1", noon, noon.plusHours(1), 10_000)))
                .expectSuccess();
        String accepted = ask(friend);
        anna.post("/v1/me/friend-requests/" + accepted + "/accept", null).expectSuccess();
        ask(asking);
        Answer last =
                anna.call("PUT", "/v1/me/blocks/" + id(blocked), null, Map.of()).expectSuccess();
        String position = last.headers().firstValue("Firewalker-Position").orElseThrow();
        anna.call("GET", "/v1/me/badges", null, Map.of("Firewalker-After", position))
                .expectSuccess();
        anna.call("GET", "/v1/me/friends", null, Map.of("Firewalker-After", position))
                .expectSuccess();
        anna.call("GET", "/v1/me/days/" + YESTERDAY, null, Map.of("Firewalker-After", position))
                .expectSuccess();
    }

    private String ask(WalkerClient other) {
        return other.post("/v1/me/friend-requests", Map.of("walkerId", id(anna)))
                .expectSuccess()
                .body()
                .path("requestId")
                .asString();
    }

    /** Answers where the picture is shown. */
    private String showPicture() throws Exception {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB), "jpg", jpeg);
        JsonNode upload = anna.post("/v1/me/image-uploads", Map.of("contentType", "image/jpeg", "bytes", jpeg.size()))
                .expectSuccess()
                .body();
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        upload.path("fields")
                .properties()
                .forEach(field -> part(
                        form,
                        "\"" + field.getKey() + "\"",
                        field.getValue().asString().getBytes(StandardCharsets.UTF_8)));
        part(form, "\"file\"; filename=\"a\"", jpeg.toByteArray());
        form.writeBytes("--x--\r\n".getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(upload.path("url").asString()))
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(HttpRequest.BodyPublishers.ofByteArray(form.toByteArray()))
                .build();
        assertThat(CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
                .isEqualTo(204);
        return anna.call("PUT", "/v1/me/image", Map.of("key", upload.path("key").asString()), Map.of())
                .expectSuccess()
                .body()
                .path("imageUrl")
                .asString();
    }

    private static void part(ByteArrayOutputStream form, String name, byte[] content) {
        form.writeBytes(
                ("--x\r\nContent-Disposition: form-data; name=" + name + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        form.writeBytes(content);
        form.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, byte[]> archive() throws Exception {
        String id = anna.post("/v1/me/exports", null)
                .expectSuccess()
                .body()
                .path("exportId")
                .asString();
        URI uri = OneMachine.machine().uri().resolve("/v1/me/exports/" + id);
        await().atMost(Duration.ofSeconds(60)).until(() -> status(uri) == 200);
        Map<String, byte[]> parts = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes(uri, anna.token())))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        }
        return parts;
    }

    private int status(URI uri) throws IOException, InterruptedException {
        return CLIENT.send(request(uri, anna.token()), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static byte[] bytes(URI uri, @Nullable String token) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = CLIENT.send(request(uri, token), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static HttpRequest request(URI uri, @Nullable String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        return (token == null ? request : request.header("Authorization", "Bearer " + token)).build();
    }

    private JsonNode shown(String path) {
        return anna.get(path).expectSuccess().body();
    }

    private static String id(WalkerClient walker) {
        return walker.get("/v1/me").expectSuccess().body().path("walkerId").asString();
    }

    private static JsonNode json(Map<String, byte[]> parts, String name) {
        return JsonMapper.shared().readTree(text(parts, name));
    }

    private static String text(Map<String, byte[]> parts, String name) {
        return new String(Objects.requireNonNull(parts.get(name), name), StandardCharsets.UTF_8);
    }
}
