package com.firewalker.command.steps.upload;

import static com.firewalker.command.steps.Phone.TEN_MINUTES;
import static com.firewalker.command.steps.Phone.sample;
import static com.firewalker.command.steps.Phone.upload;
import static com.firewalker.command.steps.Phone.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.command.steps.Phone;
import com.firewalker.command.testing.CommandSide;
import com.firewalker.command.testing.Http;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** domain-rules.md 2.4 and api.md 3: what is refused as a whole, and in which words. */
class RefusedUploadsIT {

    private final CommandSide commandSide = CommandSide.running();
    private final Phone phone = new Phone();
    private final Http http = phone.http();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"device\":{\"id\":\"p\",\"kind\":\"phone\"},\"samples\":[{\"id\":\"a\",\"steps\":1}]}",
                "{\"device\":{\"id\":\"p\",\"kind\":\"phone\",\"name\":\"x\"},\"samples\":[{\"id\":\"a\"}]}",
                "{\"device\":{\"id\":\"p\",\"kind\":\"phone\"},\"samples\":[{\"id\":\"a\"}],\"walkerId\":\"w\"}"
            })
    void refusesUnknownFields(String body) {
        Http.Answer answer = http.post("/v1/me/steps", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("unknown-field");
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "{\"samples\":[{\"id\":\"a\"}]}|/device|required",
                "{\"device\":{\"kind\":\"phone\"},\"samples\":[{\"id\":\"a\"}]}|/device/id|required",
                "{\"device\":{\"id\":\"my phone\",\"kind\":\"phone\"},\"samples\":[{\"id\":\"a\"}]}|/device/id|invalid",
                "{\"device\":{\"id\":\"p\"},\"samples\":[{\"id\":\"a\"}]}|/device/kind|required",
                "{\"device\":{\"id\":\"p\",\"kind\":\"shoe\"},\"samples\":[{\"id\":\"a\"}]}|/device/kind|invalid",
                "{\"device\":{\"id\":\"p\",\"kind\":\"phone\"}}|/samples|required",
                "{\"device\":{\"id\":\"p\",\"kind\":\"phone\"},\"samples\":[]}|/samples|invalid",
                "{\"device\":{\"id\":\"p\",\"kind\":\"phone\"},\"samples\":{}}|/samples|wrong-type",
                "{\"device\":\"p\",\"samples\":[{\"id\":\"a\"}]}|/device|wrong-type"
            },
            delimiter = '|')
    void namesTheFieldThatIsWrong(String body, String pointer, String code) {
        Http.Answer answer = http.post("/v1/me/steps", body);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo(pointer);
        assertThat(answer.json().at("/errors/0/code").asString()).isEqualTo(code);
    }

    @Test
    void refusesWhatIsNoJson() {
        Http.Answer answer = http.post("/v1/me/steps", "{\"device\":");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("malformed-json");
    }

    @Test
    void takes1000SamplesAndRefuses1001() {
        var samples = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < 1_000; i++) {
            String from = "%02d:%02d:00Z".formatted(i / 60, i % 60);
            samples.add(sample("m" + i, from, from.replace(":00Z", ":30Z"), 1));
        }
        JsonNode answer = http.post("/v1/me/steps", upload(samples)).expect(200);
        assertThat(answer.get("results")).hasSize(1_000);
        samples.add(sample("more", "20:00:00Z", "20:01:00Z", 1));
        Http.Answer refused = http.post("/v1/me/steps", upload(samples));
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.code()).isEqualTo("too-many-samples");
    }

    @Test
    void refusesStrangers() {
        assertThat(commandSide
                        .http()
                        .post("/v1/me/steps", upload(List.of(TEN_MINUTES)))
                        .status())
                .isEqualTo(401);
    }

    /** 2.4 */
    @Test
    void refusesAReusedIdempotencyKey() {
        Http keyed = http.with("Idempotency-Key", "k1");
        JsonNode first =
                keyed.post("/v1/me/steps", upload(List.of(TEN_MINUTES))).expect(200);
        Http.Answer replayed = keyed.post("/v1/me/steps", upload(List.of(TEN_MINUTES)));
        assertThat(replayed.expect(200)).isEqualTo(first);
        Http.Answer other = keyed.post("/v1/me/steps", upload(List.of(with(TEN_MINUTES, "count", 1))));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("idempotency-key-reused");
    }
}
