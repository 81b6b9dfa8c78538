package com.firewalker.command.steps.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.command.session.AccessTokenIssuer;
import com.firewalker.command.testing.CommandSide;
import com.firewalker.command.testing.Http;
import com.firewalker.command.testing.Somebody;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** domain-rules.md 5.1: release gives what acceptance would have. */
class ReleaseIT {

    private static final LocalDate YESTERDAY = LocalDate.now(ZoneOffset.UTC).minusDays(1);

    private final CommandSide commandSide = CommandSide.running();
    private final Somebody anna = commandSide.somebody("Anna");
    private final Http operator =
            commandSide.http().as(commandSide.bean(AccessTokenIssuer.class).forOperator());

    private JsonNode upload(String id, int hour, int count) {
        var sample = Map.of(
                "id",
                id,
                "version",
                1,
                "start",
                YESTERDAY + "T%02d:00:00Z".formatted(hour),
                "end",
                YESTERDAY + "T%02d:10:00Z".formatted(hour),
                "count",
                count);
        return commandSide
                .http()
                .as(anna)
                .post(
                        "/v1/me/steps",
                        Map.of("device", Map.of("id", "watch-1", "kind", "watch"), "samples", List.of(sample)))
                .expect(200);
    }

    private Http.Answer release(String walkerId) {
        return operator.post(
                "/v1/ops/walkers/" + walkerId + "/days/" + YESTERDAY + "/release", Map.of("reason", "seen walking"));
    }

    @Test
    void countsWhatWasHeldAfterAnAppeal() {
        upload("good", 8, 1_000);
        JsonNode held = upload("held", 12, 3_001);
        assertThat(held.at("/results/0/status").asString()).isEqualTo("quarantined");
        assertThat(held.at("/days/0/total").asInt()).isEqualTo(1_000);

        Http.Answer released = release(anna.walkerId());
        assertThat(released.expect(200).toString())
                .isEqualTo("{\"date\":\"" + YESTERDAY + "\",\"total\":4001,\"ranked\":4001}");
        assertThat(release(anna.walkerId()).header("Firewalker-Position"))
                .as("a repetition appends nothing")
                .isEqualTo(released.header("Firewalker-Position"));
    }

    @Test
    void isForOperatorsOnly() {
        String path = "/v1/ops/walkers/" + anna.walkerId() + "/days/" + YESTERDAY + "/release";
        assertThat(commandSide.http().as(anna).post(path, Map.of()).status()).isEqualTo(403);
        assertThat(commandSide.http().post(path, Map.of()).status()).isEqualTo(401);
    }

    /** api.md 9, Reasons. */
    @Test
    void needsAReason() {
        String path = "/v1/ops/walkers/" + anna.walkerId() + "/days/" + YESTERDAY + "/release";
        Http.Answer refused = operator.post(path, Map.of());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("reason-required");
    }

    /** The second can be nobody's id: colons divide the names of streams. */
    @Test
    void knowsNoDayOfAWalkerWhoIsNotThere() {
        assertThat(release("nobody").status()).isEqualTo(404);
        assertThat(release("2026-11-01T07:00:00Z").status()).isEqualTo(404);
    }
}
