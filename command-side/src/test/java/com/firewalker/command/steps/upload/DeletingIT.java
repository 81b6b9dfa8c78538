package com.firewalker.command.steps.upload;

import static com.firewalker.command.steps.Phone.TEN_MINUTES;
import static com.firewalker.command.steps.Phone.YESTERDAY;
import static com.firewalker.command.steps.Phone.status;
import static com.firewalker.command.steps.Phone.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.command.steps.Phone;
import com.firewalker.command.testing.CommandSide;
import com.firewalker.command.testing.Http;
import java.time.LocalDate;
import java.util.Map;
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

    /** 2.5: a sample that moved left a tombstone on the newer date; it lives on the older one. */
    @Test
    void findsWhereTheSampleLivesBeforeItsTombstone() {
        phone.uploads(TEN_MINUTES);
        LocalDate before = YESTERDAY.minusDays(2);
        Map<String, Object> moved =
                with(with(TEN_MINUTES, "start", before + "T07:00:00Z"), "end", before + "T07:10:00Z");
        phone.uploads(with(with(moved, "version", 2), "movedFrom", YESTERDAY.toString()));
        JsonNode deleted = http.delete("/v1/me/steps/pixel-9/a1?version=2").expect(200);
        assertThat(deleted.get("status").asString()).isEqualTo("deleted");
        assertThat(deleted.at("/days/0/date").asString()).isEqualTo(before.toString());
        assertThat(deleted.at("/days/0/total").asInt()).isZero();
    }

    /** 2.5, 7.1: deletions obey the age limit and the future as samples do. */
    @Test
    void deletesOnOldDatesAsABackfillAndInTheFutureNever() {
        String path = "/v1/me/steps/pixel-9/a1?version=1&date=";
        Http.Answer old = http.delete(path + YESTERDAY.minusDays(500));
        assertThat(old.status()).isEqualTo(422);
        assertThat(old.json().at("/errors/0/code").asString()).isEqualTo("older-than-400-days");
        assertThat(http.delete(path + YESTERDAY.minusDays(500) + "&backfill=true")
                        .status())
                .isEqualTo(200);
        assertThat(http.delete(path + YESTERDAY.plusDays(4))
                        .json()
                        .at("/errors/0/code")
                        .asString())
                .isEqualTo("p1-in-the-future");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?version=x", "?version=-1", "?version=1&date=May"})
    void needsAVersionAndARightDate(String query) {
        assertThat(http.delete("/v1/me/steps/pixel-9/a1" + query).status()).isEqualTo(422);
    }
}
