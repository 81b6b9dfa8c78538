package com.firewalker.command.steps.upload;

import static com.firewalker.command.steps.Phone.TEN_MINUTES;
import static com.firewalker.command.steps.Phone.YESTERDAY;
import static com.firewalker.command.steps.Phone.sample;
import static com.firewalker.command.steps.Phone.upload;
import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.command.steps.Phone;
import com.firewalker.command.testing.Http;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** api.md 3 and 9: what is held of one's own, seen and deleted. */
class OwnSamplesIT {

    private final Phone phone = new Phone();
    private final Http http = phone.http();

    @Test
    void showsASampleWithItsStanding() {
        phone.uploads(TEN_MINUTES);
        JsonNode item = items("?date=" + YESTERDAY).get(0);
        assertThat(item.get("device").asString()).isEqualTo("pixel-9");
        assertThat(item.get("id").asString()).isEqualTo("a1");
        assertThat(item.get("version").asInt()).isEqualTo(1);
        assertThat(item.get("type").asString()).isEqualTo("interval");
        assertThat(item.get("method").asString()).isEqualTo("automatic");
        assertThat(item.get("start").asString()).isEqualTo(YESTERDAY + "T07:00:00Z");
        assertThat(item.get("end").asString()).isEqualTo(YESTERDAY + "T07:10:00Z");
        assertThat(item.get("count").asInt()).isEqualTo(812);
        assertThat(item.get("status").asString()).isEqualTo("accepted");
        assertThat(item.get("reason").isNull()).isTrue();
        assertThat(item.get("recordedAt").isNull()).isFalse();
    }

    @Test
    void saysWhyASampleIsHeld() {
        phone.uploads(sample("fast", "07:00:00Z", "07:02:00Z", 601));
        JsonNode item = items("").get(0);
        assertThat(item.get("status").asString()).isEqualTo("quarantined");
        assertThat(item.get("reason").asString()).isEqualTo("p2-cadence");
    }

    /** P5 holds 24 slots of 2084; a grant's samples are those that say so (5.1). */
    @Test
    void saysOfEverySampleOfAHeldWindowThatItIsHeld() {
        var samples = new ArrayList<Map<String, Object>>();
        for (int slot = 0; slot < 24; slot++) {
            samples.add(sample("slot" + slot, quarter(28 + slot), quarter(29 + slot), 2084));
        }
        http.post("/v1/me/steps", upload(samples)).expect(200);
        assertThat(items("?date=" + YESTERDAY))
                .hasSize(24)
                .allSatisfy(item -> assertThat(item.get("status").asString() + " "
                                + item.get("reason").asString())
                        .isEqualTo("quarantined p5-six-hours"));
    }

    /** P6 holds the whole day: its slots, and what a daily total adds beside them. */
    @Test
    void saysOfEverySampleOfAHeldDayThatItIsHeld() {
        var total =
                new HashMap<String, Object>(Map.of("id", "day", "version", 1, "type", "daily-total", "count", 160_000));
        total.put("date", YESTERDAY.toString());
        http.post("/v1/me/steps", upload(List.of(TEN_MINUTES, total))).expect(200);
        assertThat(items("?date=" + YESTERDAY))
                .hasSize(2)
                .allSatisfy(item -> assertThat(item.get("status").asString() + " "
                                + item.get("reason").asString())
                        .isEqualTo("quarantined p6-day"));
    }

    private static String quarter(int number) {
        return "%02d:%02d:00Z".formatted(number / 4, number % 4 * 15);
    }

    /** Deleting one that was found there works; its tombstone is shown to who asks. */
    @Test
    void deletesWhatWasFound() {
        phone.uploads(TEN_MINUTES);
        JsonNode item = items("").get(0);
        String path = "/v1/me/steps/%s/%s?version=%d&date=%s"
                .formatted(
                        item.get("device").asString(),
                        item.get("id").asString(),
                        item.get("version").asLong(),
                        item.get("date").asString());
        assertThat(http.delete(path).expect(200).get("status").asString()).isEqualTo("deleted");
        assertThat(items("")).isEmpty();
        JsonNode tombstone = items("?deleted=true").get(0);
        assertThat(tombstone.get("status").asString()).isEqualTo("deleted");
        assertThat(tombstone.get("count").isNull()).isTrue();
    }

    @Test
    void pagesThroughDaysNewestFirst() {
        var samples = new ArrayList<Map<String, Object>>();
        for (int day = 0; day < 3; day++) {
            for (int i = 0; i < 3; i++) {
                LocalDate date = YESTERDAY.minusDays(day);
                var one = new java.util.HashMap<>(sample("s" + day + i, "07:0" + i + ":00Z", "07:0" + i + ":30Z", 10));
                one.put("start", date + "T07:0" + i + ":00Z");
                one.put("end", date + "T07:0" + i + ":30Z");
                samples.add(one);
            }
        }
        http.post("/v1/me/steps", upload(samples)).expect(200);
        var seen = new ArrayList<String>();
        String cursor = "";
        do {
            JsonNode page = http.get("/v1/me/steps?limit=2" + cursor).expect(200);
            page.get("items")
                    .valueStream()
                    .forEach(item -> seen.add(item.get("id").asString()));
            cursor = page.get("next").isNull()
                    ? null
                    : "&cursor=" + page.get("next").asString();
        } while (cursor != null);
        assertThat(seen).containsExactly("s00", "s01", "s02", "s10", "s11", "s12", "s20", "s21", "s22");
        assertThat(items("?device=watch-1")).isEmpty();
        assertThat(items("?device=pixel-9&date=" + YESTERDAY)).hasSize(3);
        assertThat(http.get("/v1/me/steps?cursor=nonsense").status()).isEqualTo(422);
    }

    private List<JsonNode> items(String question) {
        return http.get("/v1/me/steps" + question)
                .expect(200)
                .get("items")
                .valueStream()
                .toList();
    }
}
