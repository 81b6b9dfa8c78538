package com.firewalker.command.steps;

import static com.firewalker.command.steps.Phone.TEN_MINUTES;
import static com.firewalker.command.steps.Phone.YESTERDAY;
import static com.firewalker.command.steps.Phone.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.command.testing.CommandSide;
import com.firewalker.command.testing.Http;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** domain-rules.md 2.3 and 2.5: deletions, by date and without. */
class DeletingIT {

    private final CommandSide commandSide = CommandSide.running();
    private final Phone phone = new Phone();
    private final Http http = phone.http();

    @Test
    void deletesByDate() {
        phone.uploads(TEN_MINUTES);
        Http.Answer answer = http.delete("/v1/me/steps/pixel-9/a1?version=1&date=" + YESTERDAY);
        JsonNode json = answer.expect(200);
        assertThat(json.propertyNames()).containsExactly("status", "days", "position");
        assertThat(json.get("status").asString()).isEqualTo("deleted");
        assertThat(json.at("/days/0/total").asInt()).isZero();
        assertThat(answer.header("Firewalker-Position"))
                .isEqualTo(json.get("position").asString());
        assertThat(status(phone.uploads(TEN_MINUTES))).isEqualTo("stale");
    }

    @Test
    void findsTheDateItself() {
        phone.uploads(TEN_MINUTES);
        assertThat(http.delete("/v1/me/steps/pixel-9/a1?version=2")
                        .expect(200)
                        .get("status")
                        .asString())
                .isEqualTo("deleted");
        assertThat(http.delete("/v1/me/steps/pixel-9/a1?version=2")
                        .expect(200)
                        .get("status")
                        .asString())
                .isEqualTo("unchanged");
        assertThat(http.delete("/v1/me/steps/pixel-9/a1?version=1")
                        .expect(200)
                        .get("status")
                        .asString())
                .isEqualTo("stale");
    }

    @Test
    void doesNotFindWhatIsNowhereOrSomebodyElses() {
        phone.uploads(TEN_MINUTES);
        Http.Answer nowhere = http.delete("/v1/me/steps/pixel-9/other?version=1");
        assertThat(nowhere.status()).isEqualTo(404);
        assertThat(nowhere.code()).isEqualTo("sample-unknown");
        Http ben = commandSide.http().as(commandSide.somebody("Ben"));
        assertThat(ben.delete("/v1/me/steps/pixel-9/a1?version=1").code()).isEqualTo("sample-unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?version=x", "?version=-1", "?version=1&date=May"})
    void needsAVersionAndARightDate(String query) {
        assertThat(http.delete("/v1/me/steps/pixel-9/a1" + query).status()).isEqualTo(422);
    }
}
