package com.firewalker.local;

import com.firewalker.local.client.WalkerClient;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A challenge made by its organiser's client. */
record TestChallenge(String id, String code, String name) {

    /** The last date that has ended everywhere: a challenge that ends there can be sealed at once (8.12). */
    static LocalDate lastEnded() {
        return OffsetDateTime.now(ZoneOffset.UTC).minusHours(36).toLocalDate();
    }

    /** @param more settings beside those that every challenge has */
    static TestChallenge of(
            WalkerClient organiser, String name, LocalDate from, LocalDate to, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "name",
                name,
                "from",
                from,
                "to",
                to,
                "score",
                "total",
                "join",
                "code",
                "teams",
                "none",
                "visibility",
                "unlisted"));
        settings.putAll(more);
        if (!settings.get("teams").equals("none")) {
            settings.putIfAbsent("teamScore", "sum");
        }
        settings.replaceAll((key, value) -> value instanceof LocalDate date ? date.toString() : value);
        JsonNode made =
                organiser.post("/v1/challenges", settings).expectSuccess().body();
        return new TestChallenge(
                made.path("challengeId").asString(), made.path("code").asString(), name);
    }

    void join(WalkerClient walker) {
        walker.post("/v1/challenges/" + id + "/membership", Map.of("code", code))
                .expectSuccess();
    }

    /** A walk at noon of the last date. */
    void walk(WalkerClient walker, LocalDate date, String zone, int steps) {
        OffsetDateTime noon = date.atTime(12, 0).atZone(ZoneId.of(zone)).toOffsetDateTime();
        walker.post("/v1/me/steps", Uploads.walk("walk-" + date, noon, steps)).expectSuccess();
    }

    void seal() {
        OneMachine.api()
                .post("/v1/ops/seals", Map.of("challengeId", id, "reason", "the walk is over"), Tokens.operator())
                .expectSuccess();
    }
}
