package com.firewalker.command.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.command.testing.CommandSide;
import com.firewalker.command.testing.Http;
import com.firewalker.command.testing.Somebody;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AccountsIT {

    private final CommandSide commandSide = CommandSide.running();
    private final Http http = commandSide.http();

    @Test
    void showsWhatWasRegistered() {
        Somebody anna = commandSide.somebody("Anna");
        JsonNode me = http.as(anna).get("/v1/me").expect(200);
        assertThat(me.get("walkerId").asString()).isEqualTo(anna.walkerId());
        assertThat(me.get("email").asString()).isEqualTo(anna.email());
        assertThat(me.get("displayName").asString()).isEqualTo("Anna");
        assertThat(me.get("visibility").asString()).isEqualTo("friends");
        assertThat(me.get("dailyGoal").asInt()).isEqualTo(10_000);
        assertThat(me.get("friendCode").asString()).matches("[2-9A-HJKMNP-TV-Z]{8}");
        assertThat(me.get("imageUrl").isNull()).isTrue();
    }

    @Test
    void tellsThePositionAtWhichTheWalkerBegan() {
        Http.Answer answer = http.post("/v1/walkers", CommandSide.registration(newEmail(), "Ben"));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(Long.parseLong(String.valueOf(answer.header("Firewalker-Position"))))
                .isPositive();
    }

    @Test
    void refusesAnEmailThatIsTakenInWhateverCapitals() {
        String email = newEmail();
        http.post("/v1/walkers", CommandSide.registration(email, "Ben")).expect(201);
        Http.Answer second = http.post("/v1/walkers", CommandSide.registration(email.toUpperCase(), "Ben"));
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.code()).isEqualTo("email-taken");
    }

    @Test
    void changesNameZoneVisibilityAndLanguage() {
        Somebody anna = commandSide.somebody("Anna");
        Map<String, String> change =
                Map.of("displayName", "안나", "timeZone", "Asia/Seoul", "visibility", "public", "locale", "ko");
        Http.Answer changed = http.as(anna).patch("/v1/me", change);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.header("Firewalker-Position")).isNotNull();
        JsonNode me = http.as(anna).get("/v1/me").expect(200);
        change.forEach((field, value) -> assertThat(me.get(field).asString()).isEqualTo(value));
    }

    @Test
    void namesEveryFieldThatIsWrong() {
        Map<String, Object> wrong = new HashMap<>();
        wrong.put("email", newEmail());
        wrong.put("password", "14 characters.");
        wrong.put("displayName", " ");
        wrong.put("timeZone", "Mars/Olympus");
        Http.Answer answer = http.post("/v1/walkers", wrong);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json()
                        .get("errors")
                        .valueStream()
                        .map(e -> e.get("pointer").asString()))
                .containsExactly("/password", "/displayName", "/timeZone");
    }

    @Test
    void refusesZonesThatAreNotInTheTzDatabase() {
        for (String zone : List.of("SystemV/PST8", "SystemV/PST8PDT", "+05:30", "UTC+1", "europe/berlin")) {
            Map<String, Object> wrong = new HashMap<>(CommandSide.registration(newEmail(), "Ben"));
            wrong.put("timeZone", zone);
            Http.Answer answer = http.post("/v1/walkers", wrong);
            assertThat(answer.status()).as(zone).isEqualTo(422);
            assertThat(answer.json().get("errors").get(0).get("code").asString())
                    .isEqualTo("unknown-zone");
        }
    }

    private static String newEmail() {
        return UUID.randomUUID() + "@example.com";
    }
}
