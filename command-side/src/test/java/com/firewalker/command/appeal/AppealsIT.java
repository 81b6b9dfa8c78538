package com.firewalker.command.appeal;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.command.session.AccessTokenIssuer;
import com.firewalker.command.testing.CommandSide;
import com.firewalker.command.testing.Dump;
import com.firewalker.command.testing.Http;
import com.firewalker.command.testing.Somebody;
import com.firewalker.events.v1.AppealDecided;
import com.firewalker.platform.ledger.store.LedgerEvent;
import com.firewalker.platform.ledger.store.LedgerReader;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** domain-rules.md 5.1, api.md 3, 7 and 9: appeals against held steps. */
class AppealsIT {

    private static final LocalDate YESTERDAY = LocalDate.now(ZoneOffset.UTC).minusDays(1);

    private final CommandSide commandSide = CommandSide.running();
    private final Somebody anna = commandSide.somebody("Anna");
    private final Http http = commandSide.http().as(anna);
    private final Http operator =
            commandSide.http().as(commandSide.bean(AccessTokenIssuer.class).forOperator());

    @Test
    void waitsInTheQueueUntilItIsDecided() {
        holdSteps();
        JsonNode appeal = appeal("I ran a marathon").expect(201);
        assertThat(appeal.propertyNames())
                .containsExactly("id", "date", "state", "text", "answer", "createdAt", "decidedAt");
        assertThat(appeal.get("state").asString()).isEqualTo("open");
        assertThat(appeal.get("date").asString()).isEqualTo(YESTERDAY.toString());
        assertThat(own().get(0)).isEqualTo(appeal);
        JsonNode queued = queued(appeal, "open");
        assertThat(queued.get("walkerId").asString()).isEqualTo(anna.walkerId());
        assertThat(queued.get("text").asString()).isEqualTo("I ran a marathon");
    }

    /** One open per day; nothing held, nothing to appeal against. */
    @Test
    void takesOneAtATimeAndOnlyWhereSomethingIsHeld() {
        assertThat(appeal("why").code()).isEqualTo("nothing-held");
        holdSteps();
        appeal("why").expect(201);
        Http.Answer second = appeal("again");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.code()).isEqualTo("appeal-open");
        assertThat(appeal("  ").status()).isEqualTo(422);
        assertThat(http.post("/v1/me/days/+12000-01-01/appeals", Map.of("text", "x"))
                        .status())
                .isEqualTo(422);
    }

    /** 5.1: what the day held when the walker appealed counts, nothing later. */
    @Test
    void releasesWhatWasHeldThenAndNothingLater() {
        upload("good", 8, 1_000);
        holdSteps();
        String id = appeal("walked").expect(201).get("id").asString();
        upload("later", 14, 9_990);
        Http.Answer granted = operator.post("/v1/ops/appeals/" + id + "/grant", Map.of("reason", "plausible"));
        assertThat(granted.expect(200).get("state").asString()).isEqualTo("granted");
        assertThat(granted.header("Firewalker-Position")).isNotNull();
        assertThat(upload("nothing", 20, 0).at("/days/0/total").asInt()).isEqualTo(4_001);
        assertThat(own().get(0).get("answer").asString()).isEqualTo("plausible");
        assertThat(own().get(0).get("decidedAt").isNull()).isFalse();
        assertThat(decisions()).extracting(AppealDecided::getGranted).containsExactly(true);
    }

    @Test
    void leavesHeldWhatIsDenied() {
        holdSteps();
        String id = appeal("walked").expect(201).get("id").asString();
        JsonNode denied = operator.with("Firewalker-Reason", "a car")
                .post("/v1/ops/appeals/" + id + "/deny", Map.of())
                .expect(200);
        assertThat(denied.get("state").asString()).isEqualTo("denied");
        assertThat(denied.get("answer").asString()).isEqualTo("a car");
        assertThat(upload("nothing", 20, 0).at("/days/0/total").asInt()).isZero();
        assertThat(decisions()).extracting(AppealDecided::getGranted).containsExactly(false);
        assertThat(operator.post("/v1/ops/appeals/" + id + "/grant", Map.of("reason", "after all"))
                        .code())
                .isEqualTo("appeal-decided");
        appeal("but").expect(201);
    }

    @Test
    void isDecidedForAReasonOnlyAndByOperatorsOnly() {
        holdSteps();
        String id = appeal("walked").expect(201).get("id").asString();
        Http.Answer without = operator.post("/v1/ops/appeals/" + id + "/grant", Map.of());
        assertThat(without.status()).isEqualTo(422);
        assertThat(without.code()).isEqualTo("reason-required");
        assertThat(http.post("/v1/ops/appeals/" + id + "/grant", Map.of("reason", "x"))
                        .status())
                .isEqualTo(403);
        assertThat(operator.post("/v1/ops/appeals/unknown/grant", Map.of("reason", "x"))
                        .status())
                .isEqualTo(404);
        assertThat(operator.get("/v1/ops/appeals?state=lost").status()).isEqualTo(422);
    }

    /** 12.1, 12.2: what was written goes with the account, and was never in an event. */
    @Test
    void forgetsTheTextsWithTheAccount() {
        holdSteps();
        appeal("Ich lief nach Wanne-Eickel").expect(201);
        assertThat(Dump.ofAllStores()).contains("wanne-eickel");
        http.send("DELETE", "/v1/me", Map.of("password", CommandSide.PASSWORD)).expect(202);
        assertThat(Dump.ofAllStores()).doesNotContain("wanne-eickel");
    }

    private void holdSteps() {
        upload("held", 12, 3_001);
    }

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
        return http.post(
                        "/v1/me/steps",
                        Map.of("device", Map.of("id", "watch-1", "kind", "watch"), "samples", List.of(sample)))
                .expect(200);
    }

    private Http.Answer appeal(String text) {
        return http.post("/v1/me/days/" + YESTERDAY + "/appeals", Map.of("text", text));
    }

    private JsonNode own() {
        return http.get("/v1/me/appeals").expect(200).get("items");
    }

    private JsonNode queued(JsonNode appeal, String state) {
        String cursor = "";
        while (true) {
            JsonNode page = operator.get("/v1/ops/appeals?limit=1&state=" + state + cursor)
                    .expect(200);
            for (JsonNode item : page.get("items")) {
                if (item.get("id").equals(appeal.get("id"))) {
                    return item;
                }
            }
            cursor = "&cursor=" + page.get("next").asString();
        }
    }

    private List<AppealDecided> decisions() {
        return commandSide.bean(LedgerReader.class).stream("walker/" + anna.walkerId()).stream()
                .map(LedgerEvent::payload)
                .filter(AppealDecided.class::isInstance)
                .map(AppealDecided.class::cast)
                .toList();
    }
}
