package com.firewalker.command.image;

import static com.firewalker.command.image.Pictures.jpeg;
import static com.firewalker.command.image.Pictures.picture;
import static com.firewalker.command.image.Pictures.pngOfClaimedSize;
import static com.firewalker.command.image.Pictures.side;
import static com.firewalker.command.image.Pictures.withExif;
import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.command.testing.CommandSide;
import com.firewalker.command.testing.Http;
import com.firewalker.command.testing.Somebody;
import com.firewalker.local.embedded.EmbeddedS3;
import com.firewalker.local.embedded.TemporaryDirectory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Cites reliability.md 4 "Uploads" and S19. */
@Tag("S19")
class ImagesIT {

    private static final String BUCKET = "firewalker-images";
    private static final String WEBP = "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static TemporaryDirectory directory;
    private static EmbeddedS3 s3;
    private static CommandSide commandSide;

    private final Http http = commandSide.http();
    private final Somebody anna = commandSide.somebody("Anna");

    @BeforeAll
    static void start() {
        directory = TemporaryDirectory.create("firewalker-s3-");
        s3 = EmbeddedS3.start(directory.path().resolve("s3"), 0, BUCKET);
        commandSide = CommandSide.start(Map.of(
                "firewalker.s3.endpoint", s3.url(),
                "firewalker.s3.access-key", s3.accessKey(),
                "firewalker.s3.secret-key", s3.secretKey(),
                "firewalker.images.base-url", s3.url() + "/" + BUCKET));
    }

    @AfterAll
    static void stop() {
        commandSide.close();
        s3.kill();
        directory.close();
    }

    @Test
    void servesAnUploadedPictureInTwoSizesWithoutWhatElseWasInIt() throws Exception {
        String key = uploaded("image/jpeg", withExif(jpeg(900, 600)));
        JsonNode shown = http.as(anna).put("/v1/me/image", Map.of("key", key)).expect(200);
        byte[] large = fetch(shown.get("imageUrl").asString());
        byte[] small = fetch(shown.get("smallImageUrl").asString());
        assertThat(side(large)).isEqualTo(512);
        assertThat(side(small)).isEqualTo(128);
        assertThat(new String(large, StandardCharsets.ISO_8859_1)).doesNotContain("Exif", "Anna's garden");
        assertThat(http.as(anna).get("/v1/me").expect(200).get("imageUrl")).isEqualTo(shown.get("imageUrl"));
        assertThat(status(key)).as("the upload itself").isEqualTo(404);
    }

    /** domain-rules.md 12.2: what a cache keeps of an erased walker it keeps for minutes. */
    @Test
    void letsCachesKeepAPictureForMinutesOnly() throws Exception {
        HttpResponse<Void> answer = CLIENT.send(get(shown(jpeg(200, 200))), HttpResponse.BodyHandlers.discarding());
        assertThat(answer.headers().firstValue("Cache-Control")).contains("public, max-age=300");
    }

    @Test
    void takesPngAndWebp() throws Exception {
        for (Map.Entry<String, byte[]> picture : Map.of(
                        "image/png",
                        picture("png", 300, 200),
                        "image/webp",
                        Base64.getDecoder().decode(WEBP))
                .entrySet()) {
            String key = uploaded(picture.getKey(), picture.getValue());
            JsonNode shown =
                    http.as(anna).put("/v1/me/image", Map.of("key", key)).expect(200);
            assertThat(side(fetch(shown.get("imageUrl").asString()))).isEqualTo(512);
        }
    }

    @Test
    void deletesThePictureThatAnotherReplacesAndTheOneTakenAway() throws Exception {
        String first = shown(jpeg(200, 200));
        String second = shown(jpeg(210, 210));
        assertThat(CLIENT.send(get(first), HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(404);
        fetch(second);
        http.as(anna).delete("/v1/me/image").expect(204);
        assertThat(CLIENT.send(get(second), HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(404);
        assertThat(http.as(anna).get("/v1/me").expect(200).get("imageUrl").isNull())
                .isTrue();
    }

    @Test
    void erasesThePictureWithTheWalker() throws Exception {
        String shown = shown(jpeg(200, 200));
        http.as(anna)
                .send("DELETE", "/v1/me", Map.of("password", CommandSide.PASSWORD))
                .expect(202);
        commandSide.bean(OrphanedImages.class).collect();
        assertThat(CLIENT.send(get(shown), HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void letsAnUploadBeUsedOnceAndByItsOwnerOnly() throws Exception {
        String key = uploaded("image/jpeg", jpeg(200, 200));
        Somebody ben = commandSide.somebody("Ben");
        http.as(ben).put("/v1/me/image", Map.of("key", key)).expect(404);
        http.as(anna).put("/v1/me/image", Map.of("key", key)).expect(200);
        http.as(anna).put("/v1/me/image", Map.of("key", key)).expect(404);
        http.as(anna)
                .put("/v1/me/image", Map.of("key", "pictures/something.jpg"))
                .expect(404);
    }

    @Test
    void allowsExactlyOneKeyTypeAndSizeForFiveMinutes() throws Exception {
        JsonNode upload = permitted("image/jpeg");
        assertThat(Duration.between(
                        Instant.now(), Instant.parse(upload.get("expiresAt").asString())))
                .isLessThanOrEqualTo(Duration.ofMinutes(5));
        byte[] picture = jpeg(50, 50);
        assertThat(post(upload, Map.of("key", "uploads/other"), picture)).isEqualTo(403);
        assertThat(post(upload, Map.of("Content-Type", "text/html"), picture)).isEqualTo(403);
        assertThat(post(upload, Map.of("acl", "public-read"), picture)).isEqualTo(403);
        assertThat(post(upload, Map.of("x-amz-signature", "0".repeat(64)), picture))
                .isEqualTo(403);
        assertThat(post(upload, Map.of(), new byte[(5 << 20) + 1])).isEqualTo(403);
        assertThat(post(upload, Map.of(), new byte[5 << 20])).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"svg", "html", "gif", "png as jpeg", "cut", "flood", "zip tail only", "empty frame"})
    void refusesWhatIsNoPictureAndLeavesNothingBehind(String what) throws Exception {
        String key = uploaded("image/jpeg".equals(type(what)) ? "image/jpeg" : "image/png", bad(what));
        Http.Answer answer = http.as(anna).put("/v1/me/image", Map.of("key", key));
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(status(key)).isEqualTo(404);
        assertThat(http.as(anna).get("/v1/me").expect(200).get("imageUrl").isNull())
                .isTrue();
    }

    @Test
    void makesAPolyglotHarmless() throws Exception {
        byte[] picture = jpeg(100, 100);
        byte[] script = "<script>alert(1)</script>PK\u0003\u0004".getBytes(StandardCharsets.ISO_8859_1);
        byte[] both = ByteBuffer.allocate(picture.length + script.length)
                .put(picture)
                .put(script)
                .array();
        String url = shown(both);
        assertThat(new String(fetch(url), StandardCharsets.ISO_8859_1)).doesNotContain("script", "PK\u0003\u0004");
    }

    @Test
    void refusesOtherTypesAndSizesBeforeAnyUpload() {
        for (Map<String, Object> wish : java.util.List.<Map<String, Object>>of(
                Map.of("contentType", "image/svg+xml", "bytes", 100),
                Map.of("contentType", "image/jpeg", "bytes", (5 << 20) + 1),
                Map.of("contentType", "image/jpeg", "bytes", 0))) {
            http.as(anna).post("/v1/me/image-uploads", wish).expect(422);
        }
    }

    @Test
    void boundsHowManyUploadsAWalkerMayBegin() {
        for (int upload = 0; upload < 20; upload++) {
            permitted("image/png");
        }
        Http.Answer oneMore =
                http.as(anna).post("/v1/me/image-uploads", Map.of("contentType", "image/png", "bytes", 1));
        assertThat(oneMore.status()).isEqualTo(429);
        assertThat(oneMore.header("RateLimit-Limit")).isEqualTo("20");
    }

    private static String type(String what) {
        return what.equals("flood") ? "image/png" : "image/jpeg";
    }

    private static byte[] bad(String what) throws IOException {
        return switch (what) {
            case "svg" -> "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8);
            case "html" -> "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
            case "gif" -> picture("gif", 10, 10);
            case "png as jpeg" -> picture("png", 10, 10);
            case "cut" -> Arrays.copyOf(jpeg(300, 300), 200);
            case "flood" -> pngOfClaimedSize(50_000, 50_000);
            case "zip tail only" -> "PK\u0003\u0004 not a picture".getBytes(StandardCharsets.ISO_8859_1);
            default -> new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xd9};
        };
    }

    private String shown(byte[] jpeg) throws Exception {
        String key = uploaded("image/jpeg", jpeg);
        return http.as(anna)
                .put("/v1/me/image", Map.of("key", key))
                .expect(200)
                .get("imageUrl")
                .asString();
    }

    private String uploaded(String contentType, byte[] bytes) throws Exception {
        JsonNode upload = permitted(contentType);
        assertThat(post(upload, Map.of(), bytes)).isEqualTo(204);
        return upload.get("key").asString();
    }

    private JsonNode permitted(String contentType) {
        return http.as(anna)
                .post("/v1/me/image-uploads", Map.of("contentType", contentType, "bytes", 1_000))
                .expect(201);
    }

    private static int post(JsonNode upload, Map<String, String> changed, byte[] file) throws Exception {
        Map<String, String> fields = new LinkedHashMap<>();
        upload.get("fields")
                .properties()
                .forEach(f -> fields.put(f.getKey(), f.getValue().asString()));
        fields.putAll(changed);
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        fields.forEach((name, value) -> form.writeBytes(
                ("--x\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                        .getBytes(StandardCharsets.UTF_8)));
        form.writeBytes("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n"
                .getBytes(StandardCharsets.UTF_8));
        form.writeBytes(file);
        form.writeBytes("\r\n--x--\r\n".getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(upload.get("url").asString()))
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(HttpRequest.BodyPublishers.ofByteArray(form.toByteArray()))
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private static int status(String key) throws Exception {
        return CLIENT.send(get(s3.url() + "/" + BUCKET + "/" + key), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static byte[] fetch(String url) throws Exception {
        HttpResponse<byte[]> response = CLIENT.send(get(url), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("image/jpeg");
        return response.body();
    }

    private static HttpRequest get(String url) {
        return HttpRequest.newBuilder(URI.create(url)).build();
    }
}
