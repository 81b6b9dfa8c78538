package com.firewalker.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.local.client.Credentials;
import com.firewalker.local.client.WalkerClient;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A day of three operators, twenty acts in all three services, two of them refused: the log tells it as it went, its
 * hashes fit, and docs/operators.md shows it. Cites api.md 7 and 9.
 */
@Tag("S15")
class OperatorsDayIT {

    private static final OffsetDateTime YESTERDAY =
            LocalDate.now(ZoneOffset.UTC).minusDays(1).atTime(12, 0).atOffset(ZoneOffset.UTC);

    private final WalkerClient anna = walker("anna.kim");
    private final WalkerClient ben = walker("ben.cho");
    private final String annasId = id(anna);
    private final String bensId = id(ben);

    @Test
    void isToldByTheLogAsItWent() throws IOException {
        Instant before = latest();
        hold(ben);
        workThroughTheDay();
        List<JsonNode> rows = since(before);
        assertThat(rows).hasSize(20);
        assertThat(rows.stream().filter(row -> row.get("outcome").asString().equals("refused")))
                .hasSize(2);
        assertThat(get("/v1/ops/audit/verification").get("intact").asBoolean()).isTrue();
        String story = rows.stream().map(this::line).collect(Collectors.joining("\n"));
        assertThat(Files.readString(Repository.root().resolve("docs/operators.md")))
                .contains(story);
    }

    private void workThroughTheDay() {
        String local = Tokens.operator();
        done(201, "POST", "/operators", Map.of("name", "ada", "role", "admin", "reason", "runs this place"), local);
        String code = done(201, "POST", "/operators/ada/codes", Map.of(), local)
                .get("code")
                .asString();
        String ada = signedIn(code);
        String secret =
                done(200, "POST", "/second-factor", null, ada).get("secret").asString();
        done(200, "POST", "/second-factor/confirm", Map.of("code", Authenticator.code(secret)), ada);
        act(201, "POST", "/operators", Map.of("name", "joon", "role", "operator", "reason", "on duty"), null, ada);
        act(201, "POST", "/operators", Map.of("name", "vik", "role", "viewer", "reason", "learns"), null, ada);
        String joon = token("joon", ada);
        String vik = token("vik", ada);

        done(200, "GET", "/walkers?email=anna.kim@walkers.example", null, joon);
        String why = "sold steps, ticket 4711";
        done(403, "POST", "/walkers/" + annasId + "/suspend", Map.of("reason", why), vik);
        done(200, "POST", "/walkers/" + annasId + "/suspend", Map.of("reason", why), joon);
        done(204, "POST", "/walkers/" + bensId + "/sign-out", Map.of("reason", "lost phone"), joon);
        act(200, "POST", "/projections/badges/pause", null, "disk swap", joon);
        act(200, "POST", "/projections/badges/resume", null, null, joon);
        String day = "/walkers/" + bensId + "/days/" + YESTERDAY.toLocalDate() + "/release";
        done(200, "POST", day, Map.of("reason", "ran the marathon, shown a photo"), joon);
        done(200, "POST", "/walkers/" + annasId + "/restore", Map.of("reason", "ticket 4711 closed"), joon);
        done(403, "POST", "/operators", Map.of("name", "joons-friend", "role", "admin"), joon);
        done(202, "DELETE", "/walkers/" + bensId, Map.of("reason", "asked by letter of 12 May"), joon);
        act(204, "DELETE", "/operators/vik", null, "learnt enough", ada);
    }

    /** The columns of the document's table; ids are called by what they are. */
    private String line(JsonNode row) {
        String target = row.get("target")
                .asString()
                .replace(annasId, "anna")
                .replace(bensId, "ben")
                .replace(YESTERDAY.toLocalDate().toString(), "yesterday")
                .replaceAll("sessions/[\\w-]{22}", "sessions/…");
        String parameters = row.get("parameters").properties().stream()
                .map(field -> field.getKey() + " " + field.getValue().asString().replace(annasId, "anna"))
                .collect(Collectors.joining(", "));
        return "| " + row.get("actor").asString() + " | " + row.get("role").asString() + " | "
                + row.get("action").asString() + " | " + target + " | " + parameters + " | "
                + row.get("reason").asString("") + " | " + row.get("outcome").asString() + " |";
    }

    private static String signedIn(String code) {
        String body = JsonMapper.shared().writeValueAsString(Map.of("code", code));
        Door.Said said = Door.knock("POST", "/v1/ops/sessions", body, null);
        assertThat(said.status()).as(said.text()).isEqualTo(201);
        String cookie = said.headers().firstValue("Set-Cookie").orElseThrow();
        return "cookie " + cookie.substring(0, cookie.indexOf(';'));
    }

    private static String token(String name, String as) {
        return act(201, "POST", "/operators/" + name + "/tokens", Map.of(), null, as)
                .get("token")
                .asString();
    }

    private static JsonNode done(int status, String method, String path, @Nullable Object body, String as) {
        return act(status, method, path, body, null, as);
    }

    /** @param as a token, or "cookie" and a page's cookie */
    private static JsonNode act(
            int status, String method, String path, @Nullable Object body, @Nullable String reason, String as) {
        Map<String, String> headers = new HashMap<>();
        if (reason != null) {
            headers.put("Firewalker-Reason", reason);
        }
        boolean cookie = as.startsWith("cookie ");
        if (cookie) {
            headers.put("Cookie", as.substring("cookie ".length()));
            headers.put("Origin", OneMachine.machine().uri().toString());
        }
        String written = body == null ? null : JsonMapper.shared().writeValueAsString(body);
        Door.Said said = Door.knock(method, "/v1/ops" + path, written, cookie ? null : as, headers);
        assertThat(said.status()).as(method + " " + path + " " + said.text()).isEqualTo(status);
        return JsonMapper.shared().readTree(said.text().isEmpty() ? "{}" : said.text());
    }

    private static void hold(WalkerClient walker) {
        walker.post("/v1/me/steps", Uploads.walk("held", YESTERDAY, 3_001)).expectSuccess();
    }

    private static Instant latest() {
        JsonNode items = get("/v1/ops/audit?limit=1").get("items");
        return items.isEmpty() ? Instant.EPOCH : at(items.get(0));
    }

    private static Instant at(JsonNode row) {
        return Instant.parse(row.get("at").asString());
    }

    private static List<JsonNode> since(Instant before) {
        List<JsonNode> rows = new ArrayList<>(get("/v1/ops/audit?limit=200")
                .get("items")
                .valueStream()
                .filter(row -> at(row).isAfter(before))
                .toList());
        Collections.reverse(rows);
        return rows;
    }

    private static JsonNode get(String path) {
        return OneMachine.api().get(path, Tokens.operator()).expectSuccess().body();
    }

    private static WalkerClient walker(String name) {
        return WalkerClient.registerOrLogIn(
                OneMachine.api(),
                new Credentials(name + "@walkers.example", OneMachine.PASSWORD),
                new WalkerClient.Profile(name, "UTC", "public"));
    }

    private static String id(WalkerClient walker) {
        return walker.get("/v1/me").expectSuccess().body().path("walkerId").asString();
    }
}
