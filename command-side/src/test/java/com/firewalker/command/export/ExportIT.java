package com.firewalker.command.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.firewalker.command.testing.CommandSide;
import com.firewalker.command.testing.Http;
import com.firewalker.command.testing.Somebody;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Cites domain-rules.md 12.3. */
class ExportIT {

    private final CommandSide commandSide = CommandSide.running();
    private final Http http = commandSide.http();
    private final Somebody anna = commandSide.somebody("Anna");

    @Test
    void givesAZipOfEverythingWithTheHashOfEachPart() throws Exception {
        String id = http.as(anna)
                .send("POST", "/v1/me/exports", null)
                .expect(202)
                .get("exportId")
                .asString();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> http.as(anna).get("/v1/me/exports/" + id).status() == 200);
        Map<String, byte[]> parts = unzipped(fetch(id));
        assertThat(parts)
                .containsKeys(
                        "profile.json",
                        "sessions.json",
                        "friends.json",
                        "samples.csv",
                        "days.csv",
                        "goals.csv",
                        "ledger.jsonl");
        assertThat(text(parts.get("profile.json"))).contains(anna.email(), anna.friendCode());
        assertThat(text(parts.get("profile.json"))).doesNotContain("argon2id");
        assertThat(text(parts.get("ledger.jsonl"))).contains("WalkerRegistered");
        JsonNode hashes =
                JsonMapper.shared().readTree(parts.remove("manifest.json")).get("sha256");
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(part.getValue());
            assertThat(hashes.get(part.getKey()).asString())
                    .isEqualTo(HexFormat.of().formatHex(hash));
        }
    }

    @Test
    void isForItsWalkerOnly() {
        String id = http.as(anna)
                .send("POST", "/v1/me/exports", null)
                .expect(202)
                .get("exportId")
                .asString();
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
