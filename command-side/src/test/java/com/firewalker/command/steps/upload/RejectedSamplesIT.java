package com.firewalker.command.steps.upload;

import static com.firewalker.command.steps.Phone.TEN_MINUTES;
import static com.firewalker.command.steps.Phone.YESTERDAY;
import static com.firewalker.command.steps.Phone.sample;
import static com.firewalker.command.steps.Phone.status;
import static com.firewalker.command.steps.Phone.upload;
import static com.firewalker.command.steps.Phone.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.command.steps.Phone;
import com.firewalker.command.testing.Http;
import com.firewalker.proto.ReasonWord;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** domain-rules.md 2.4, 5 and 7.1: one bad sample is rejected with a reason and its batch is not. */
class RejectedSamplesIT {

    private final Phone phone = new Phone();
    private final Http http = phone.http();

    @ParameterizedTest
    @CsvSource({
        "end, 06:00:00Z, p1-end-not-after-start",
        "end, noon, end-invalid",
        "start, 25:00:00Z, start-invalid",
        "start, 06:00:00+05:53, offset-invalid",
        "start, 06:00:00-13:00, offset-invalid"
    })
    void rejectsTimesThatCannotBe(String field, String time, String reason) {
        JsonNode answer = phone.uploads(with(TEN_MINUTES, field, YESTERDAY + "T" + time));
        assertThat(status(answer)).isEqualTo("rejected");
        assertThat(answer.at("/results/0/reason").asString()).isEqualTo(reason);
        assertThat(answer.get("days")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "id|anna@x|id-invalid", "id|17|id-invalid", "version|-1|version-invalid",
                "version|null|version-missing", "count|-1|p1-count-negative", "count|1000001|p1-count-too-large",
                "count|\"812\"|count-invalid", "count|8.5|count-invalid", "count|null|count-missing",
                "type|\"cumulative\"|type-unknown", "method|\"guess\"|method-unknown",
                        "date|\"2026-01-01\"|date-not-allowed",
                "movedFrom|\"May\"|moved-from-invalid"
            },
            delimiter = '|')
    void rejectsASampleForOneBadField(String field, String value, String reason) {
        tools.jackson.databind.json.JsonMapper json = tools.jackson.databind.json.JsonMapper.shared();
        Object read = value.equals("anna@x") ? value : json.readValue(value, Object.class);
        JsonNode answer = phone.uploads(with(TEN_MINUTES, field, read));
        assertThat(answer.at("/results/0/reason").asString()).isEqualTo(reason);
    }

    /** api.md 3: counts and versions may be written 812.0, never 812.5. */
    @Test
    void readsWholeNumbersHoweverTheyAreWritten() {
        JsonNode answer = phone.uploads(with(with(TEN_MINUTES, "count", 812.0), "version", 1.0));
        assertThat(status(answer)).isEqualTo("accepted");
        assertThat(answer.at("/days/0/total").asInt()).isEqualTo(812);
        assertThat(status(phone.uploads(TEN_MINUTES))).isEqualTo("unchanged");
        assertThat(phone.uploads(with(TEN_MINUTES, "count", 812.5))
                        .at("/results/0/reason")
                        .asString())
                .isEqualTo("count-invalid");
        assertThat(phone.uploads(with(TEN_MINUTES, "version", 1.5))
                        .at("/results/0/reason")
                        .asString())
                .isEqualTo("version-invalid");
    }

    /** A client need not invent what a reason word means. */
    @Test
    void saysTheReasonInTheClientsLanguage() {
        Map<String, Object> sample = with(TEN_MINUTES, "count", -1);
        assertThat(phone.uploads(sample).at("/results/0/sentence").asString())
                .isEqualTo(ReasonWord.P1_COUNT_NEGATIVE.sentence(Locale.ENGLISH));
        assertThat(http.with("Accept-Language", "ko-KR,ko;q=0.9")
                        .post("/v1/me/steps", upload(List.of(sample)))
                        .expect(200)
                        .at("/results/0/sentence")
                        .asString())
                .isEqualTo(ReasonWord.P1_COUNT_NEGATIVE.sentence(Locale.KOREAN));
    }

    @Test
    @Tag("S20")
    void rejectsTheFuture() {
        String tomorrow = YESTERDAY.plusDays(3) + "T07:00:00Z";
        JsonNode answer =
                phone.uploads(with(with(TEN_MINUTES, "start", tomorrow), "end", tomorrow.replace("07:00", "07:10")));
        assertThat(answer.at("/results/0/reason").asString()).isEqualTo("p1-in-the-future");
    }

    /** 7.1 */
    @Test
    void takesOldDaysAsABackfillOnly() {
        LocalDate old = YESTERDAY.minusDays(500);
        Map<String, Object> sample = with(with(TEN_MINUTES, "start", old + "T07:00:00Z"), "end", old + "T07:10:00Z");
        assertThat(phone.uploads(sample).at("/results/0/reason").asString()).isEqualTo("older-than-400-days");
        assertThat(phone.uploads(with(TEN_MINUTES, "movedFrom", old.toString()))
                        .at("/results/0/reason")
                        .asString())
                .isEqualTo("older-than-400-days");
        assertThat(phone.uploads(with(
                                TEN_MINUTES, "movedFrom", YESTERDAY.plusDays(4).toString()))
                        .at("/results/0/reason")
                        .asString())
                .isEqualTo("p1-in-the-future");
        JsonNode backfilled =
                http.post("/v1/me/steps?backfill=true", upload(List.of(sample))).expect(200);
        assertThat(status(backfilled)).isEqualTo("accepted");
    }
}
