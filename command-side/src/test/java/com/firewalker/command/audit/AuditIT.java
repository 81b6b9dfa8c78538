package com.firewalker.command.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.command.testing.CommandSide;
import com.firewalker.command.testing.Desk;
import com.firewalker.command.testing.Http;
import com.firewalker.command.testing.Somebody;
import com.firewalker.command.testing.Together;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** api.md 7 and 9: every act of an operator is in the log, with how it ended; what was altered there is found. */
@Tag("S15")
class AuditIT {

    private static final String AUDIT = "/v1/ops/audit";

    private final CommandSide commandSide = CommandSide.running();
    private final Desk desk = new Desk(commandSide);
    private final String mina = desk.named("operator");
    private final Http operator = desk.as(mina);
    private final Somebody anna = commandSide.somebody("Anna");

    @Test
    void holdsWhatWasDoneByWhomAndWhy() {
        Http.Answer done = operator.with("X-Request-Id", "call-17")
                .with("Firewalker-Reason", "sold steps")
                .post("/v1/ops/walkers/" + anna.walkerId() + "/suspend", Map.of());
        done.expect(200);
        JsonNode row = rows().get(0);
        assertThat(row.propertyNames())
                .containsExactly(
                        "at", "actor", "role", "action", "target", "parameters", "reason", "outcome", "requestId");
        assertThat(story(row))
                .isEqualTo(mina + " operator suspend-walker walkers/" + anna.walkerId() + " {} sold steps done");
        assertThat(row.get("requestId").asString()).isEqualTo("call-17");
    }

    /** Refused by role, for want of a reason, and by the act itself. */
    @Test
    void holdsWhatWasRefused() {
        String walker = "walkers/" + anna.walkerId();
        Http viewer = desk.as(desk.named("viewer"));
        assertThat(viewer.post("/v1/ops/" + walker + "/suspend", Map.of("reason", "why not"))
                        .status())
                .isEqualTo(403);
        assertThat(operator.delete("/v1/ops/" + walker).code()).isEqualTo("reason-required");
        assertThat(operator.post("/v1/ops/walkers/nobody/suspend", Map.of("reason", "seen nowhere"))
                        .status())
                .isEqualTo(404);
        assertThat(operator.post("/v1/ops/operators", Map.of("name", "me", "role", "admin"))
                        .status())
                .isEqualTo(403);
        assertThat(rows().stream().limit(3).map(AuditIT::story))
                .containsExactly(
                        mina + " operator add-operator operators {\"name\":\"me\",\"role\":\"admin\"} null refused",
                        mina + " operator suspend-walker walkers/nobody {} seen nowhere refused",
                        mina + " operator erase-walker " + walker + " {} null refused");
        assertThat(story(desk.local()
                        .get(AUDIT + "?action=suspend-walker&limit=2")
                        .json()
                        .get("items")
                        .get(1)))
                .contains("viewer suspend-walker " + walker, "refused");
        commandSide.http().as(anna).get("/v1/me").expect(200);
    }

    /** Reading leaves no trace, but looking somebody up does, without the address. */
    @Test
    void holdsWhoWasLookedUp() {
        operator.get("/v1/ops/appeals").expect(200);
        operator.get("/v1/ops/walkers?email=" + anna.email()).expect(200);
        operator.get("/v1/ops/walkers").expect(422);
        assertThat(rows().stream().limit(2).map(AuditIT::story))
                .containsExactly(
                        mina + " operator find-walkers walkers {} null refused",
                        mina + " operator find-walkers walkers {\"email\":\"an***@example.com\"} null done");
    }

    @Test
    void holdsNoSecret() {
        String code = desk.code(mina);
        Http page = desk.page(desk.signIn(code));
        page.post("/v1/ops/codes", Map.of("code", "open sesame")).expect(201);
        String all = desk.local().get(AUDIT + "?limit=200").text();
        assertThat(all).doesNotContain(code, "open sesame", "eyJ");
        assertThat(rows().stream().map(row -> row.get("action").asString())).contains("sign-in", "issue-code");
    }

    @Test
    void holdsReasonsInAnyLanguage() {
        String path = "/v1/ops/walkers/" + anna.walkerId() + "/sign-out";
        operator.post(path, Map.of("reason", " 전화기를 잃어버림 ")).expect(204);
        assertThat(rows().get(0).get("reason").asString()).isEqualTo("전화기를 잃어버림");
        assertThat(operator.post(path, Map.of("reason", "x".repeat(1_001))).status())
                .isEqualTo(422);
    }

    @Test
    void isReadInPagesAndByWhatIsLookedFor() {
        for (int n = 0; n < 5; n++) {
            operator.post("/v1/ops/walkers/" + anna.walkerId() + "/sign-out", Map.of())
                    .expect(204);
        }
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = desk.local()
                    .get(AUDIT + "?actor=" + mina + "&limit=2" + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .expect(200);
            page.get("items").forEach(row -> seen.add(row.get("requestId").asString()));
            cursor = page.get("next").asString("");
        } while (!cursor.isEmpty());
        assertThat(seen).hasSize(5).doesNotHaveDuplicates();
        assertThat(desk.local()
                        .get(AUDIT + "?actor=" + mina + "&from=2099-01-01T00:00:00Z")
                        .status())
                .isEqualTo(422);
        assertThat(desk.local().get(AUDIT + "?actor=%E6%97%A5").json().get("items"))
                .isEmpty();
        String now = java.time.Instant.now().plusSeconds(1).toString();
        assertThat(desk.local().get(AUDIT + "?from=" + now).json().get("items")).isEmpty();
    }

    @Test
    void isWrittenAsCsvToo() {
        operator.post(
                        "/v1/ops/walkers/" + anna.walkerId() + "/sign-out",
                        Map.of("reason", "=HYPERLINK(\"x\"), he said"))
                .expect(204);
        Http.Answer csv = desk.local().with("Accept", "text/csv").get(AUDIT + "?actor=" + mina + "&limit=1");
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.text().lines().toList().get(0))
                .isEqualTo("at,actor,role,action,target,parameters,reason,outcome,requestId");
        assertThat(csv.text().lines().toList().get(1))
                .contains(mina + ",operator,sign-walker-out,walkers/" + anna.walkerId()
                        + ",,\"'=HYPERLINK(\"\"x\"\"), he said\",done,");
    }

    /** One row altered, one taken out, the last ones cut off: each is found where it is. */
    @Test
    void showsWhatWasAltered() {
        operator.post("/v1/ops/walkers/" + anna.walkerId() + "/sign-out", Map.of("reason", "lost phone"))
                .expect(204);
        operator.post("/v1/ops/walkers/" + anna.walkerId() + "/sign-out", Map.of())
                .expect(204);
        JsonNode whole = verified();
        assertThat(whole.get("intact").asBoolean()).isTrue();
        long last = whole.get("entries").asLong();
        String first = "position = " + (last - 3);

        Desk.sql("UPDATE audit_entry SET reason = 'lost fone' WHERE " + first);
        assertThat(verified().get("brokenAt").asLong()).isEqualTo(last - 3);
        Desk.sql("UPDATE audit_entry SET reason = 'lost phone' WHERE " + first);
        assertThat(verified().get("intact").asBoolean()).isTrue();

        Desk.sql("UPDATE audit_entry SET position = -1 WHERE position = " + (last - 2));
        assertThat(verified().get("brokenAt").asLong()).isEqualTo(last - 2);
        Desk.sql("UPDATE audit_entry SET position = " + (last - 2) + " WHERE position = -1");

        Desk.sql("UPDATE audit_entry SET position = -1 WHERE position = " + last);
        assertThat(verified().get("intact").asBoolean()).isFalse();
        Desk.sql("UPDATE audit_entry SET position = " + last + " WHERE position = -1");
        assertThat(verified()).isEqualTo(whole);
    }

    /** An act and the word that it was done are one transaction: what cannot be recorded is not done. */
    @Test
    void isPartOfTheActsOwnTransaction() {
        String path = "/v1/ops/walkers/" + anna.walkerId() + "/suspend";
        Desk.sql("RENAME TABLE audit_entry TO audit_entry_away");
        try {
            assertThat(operator.post(path, Map.of("reason", "x")).status()).isEqualTo(503);
        } finally {
            Desk.sql("RENAME TABLE audit_entry_away TO audit_entry");
        }
        assertThat(state()).isEqualTo("active");
        Desk.sql("CREATE TRIGGER no_ends BEFORE INSERT ON audit_entry FOR EACH ROW"
                + " IF NEW.kind = 'end' THEN SIGNAL SQLSTATE '45000'; END IF");
        try {
            assertThat(operator.post(path, Map.of("reason", "x")).status()).isGreaterThanOrEqualTo(500);
            assertThat(Desk.sql(
                            "UPDATE account SET suspended_at = NULL WHERE suspended_at IS NOT NULL AND walker_id = '"
                                    + anna.walkerId() + "'"))
                    .as("rows that were suspended all the same")
                    .isZero();
        } finally {
            Desk.sql("DROP TRIGGER no_ends");
        }
        assertThat(rows().get(0).get("outcome").isNull())
                .as("begun, and never done")
                .isTrue();
        operator.post(path, Map.of("reason", "x")).expect(200);
        assertThat(state()).isEqualTo("suspended");
    }

    /** Acts at the same time stand one after the other, none lost. */
    @Test
    void isOneChainHoweverManyActAtOnce() {
        String path = "/v1/ops/walkers/" + anna.walkerId() + "/sign-out";
        List<Integer> statuses = Together.call(
                8, Collections.nCopies(40, () -> operator.post(path, Map.of()).status()));
        assertThat(statuses).containsOnly(204);
        assertThat(rows())
                .hasSize(40)
                .allMatch(row -> row.get("outcome").asString("").equals("done"));
        assertThat(verified().get("intact").asBoolean()).isTrue();
    }

    private String state() {
        return desk.local()
                .get("/v1/ops/walkers?id=" + anna.walkerId())
                .expect(200)
                .at("/items/0/state")
                .asString();
    }

    private JsonNode verified() {
        return desk.local().get(AUDIT + "/verification").expect(200);
    }

    private List<JsonNode> rows() {
        return desk.local()
                .get(AUDIT + "?limit=200&actor=" + mina)
                .expect(200)
                .get("items")
                .valueStream()
                .toList();
    }

    private static String story(JsonNode row) {
        return String.join(
                " ",
                row.get("actor").asString(),
                row.get("role").asString(),
                row.get("action").asString(),
                row.get("target").asString(),
                row.get("parameters").toString(),
                row.get("reason").asString("null"),
                row.get("outcome").asString());
    }
}
