package com.firewalker.command.steps;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.command.testing.CommandSide;
import com.firewalker.command.testing.Http;
import com.firewalker.command.testing.Somebody;
import com.firewalker.events.v1.StepsRecorded;
import com.firewalker.platform.ledger.Commands;
import com.firewalker.platform.ledger.LedgerReader;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** api.md 3: uploads and deletions over HTTP, down to the ledger on a real server. */
class StepsIT {

    private static final LocalDate YESTERDAY = LocalDate.now(ZoneOffset.UTC).minusDays(1);

    private final CommandSide commandSide = CommandSide.running();
    private final Somebody anna = commandSide.somebody("Anna");
    private final Http http = commandSide.http().as(anna);

    private static Map<String, Object> sample(String id, String from, String to, Object count) {
        var sample = new HashMap<String, Object>();
        sample.put("id", id);
        sample.put("version", 1);
        sample.put("start", YESTERDAY + "T" + from);
        sample.put("end", YESTERDAY + "T" + to);
        sample.put("count", count);
        return sample;
    }

    private static Map<String, Object> with(Map<String, Object> sample, String field, Object value) {
        var changed = new HashMap<>(sample);
        changed.put(field, value);
        return changed;
    }

    private static Map<String, Object> upload(List<Map<String, Object>> samples) {
        return Map.of("device", Map.of("id", "pixel-9", "kind", "phone", "model", "Pixel 9"), "samples", samples);
    }

    private JsonNode accepted(Map<String, Object> sample) {
        return http.post("/v1/me/steps", upload(List.of(sample))).expect(200);
    }

    private static String status(JsonNode answer) {
        return answer.at("/results/0/status").asString();
    }

    private static final Map<String, Object> TEN_MINUTES = sample("a1", "07:00:00+09:00", "07:10:00+09:00", 812);

    @Nested
    class Uploading {

        @Test
        void answersEachSampleItsDayAndThePosition() {
            Http.Answer answer = http.post("/v1/me/steps", upload(List.of(TEN_MINUTES)));
            JsonNode json = answer.expect(200);
            assertThat(json.propertyNames()).containsExactly("results", "days", "position");
            assertThat(json.get("results").toString()).isEqualTo("[{\"id\":\"a1\",\"status\":\"accepted\"}]");
            assertThat(json.get("days").toString())
                    .isEqualTo("[{\"date\":\"" + YESTERDAY + "\",\"total\":812,\"ranked\":812}]");
            assertThat(answer.header("Firewalker-Position"))
                    .isEqualTo(json.get("position").asString());
        }

        @Test
        void appendsNothingWhenRepeated() {
            long first = accepted(TEN_MINUTES).get("position").asLong();
            JsonNode again = accepted(TEN_MINUTES);
            assertThat(status(again)).isEqualTo("unchanged");
            assertThat(again.at("/days/0/total").asInt()).isEqualTo(812);
            assertThat(again.get("position").asLong()).isGreaterThanOrEqualTo(first);
            assertThat(events(YESTERDAY)).isEqualTo(1);
        }

        @Test
        void speaksOfVersionsInTheContractsWords() {
            accepted(with(TEN_MINUTES, "version", 3));
            assertThat(status(accepted(with(TEN_MINUTES, "version", 2)))).isEqualTo("stale");
            assertThat(status(accepted(with(with(TEN_MINUTES, "version", 3), "count", 1))))
                    .isEqualTo("conflict");
            JsonNode higher = accepted(with(with(TEN_MINUTES, "version", 4), "count", 900));
            assertThat(status(higher)).isEqualTo("accepted");
            assertThat(higher.at("/days/0/total").asInt()).isEqualTo(900);
        }

        /** 2.4: 11 items, the 7th lacks its end. */
        @Test
        void rejectsOneOfElevenAndKeepsTen() {
            var samples = new ArrayList<Map<String, Object>>();
            for (int i = 10; i < 21; i++) {
                var sample = sample("s" + i, "07:%d:00+09:00".formatted(i), "07:%d:00+09:00".formatted(i + 1), 100);
                if (i == 16) sample.remove("end");
                samples.add(sample);
            }
            JsonNode answer = http.post("/v1/me/steps", upload(samples)).expect(200);
            assertThat(answer.get("results")
                            .valueStream()
                            .map(result -> result.get("status").asString()))
                    .filteredOn("accepted"::equals)
                    .hasSize(10);
            assertThat(answer.at("/results/6").toString())
                    .isEqualTo("{\"id\":\"s16\",\"status\":\"rejected\",\"reason\":\"end-missing\"}");
            assertThat(answer.at("/days/0/total").asInt()).isEqualTo(1_000);
        }

        @ParameterizedTest
        @CsvSource({
            "end, 06:00:00+09:00, P1-end-not-after-start",
            "end, noon, end-invalid",
            "start, 25:00:00Z, start-invalid",
            "start, 06:00:00+05:53, offset-invalid",
            "start, 06:00:00-13:00, offset-invalid"
        })
        void rejectsTimesThatCannotBe(String field, String time, String reason) {
            JsonNode answer = accepted(with(TEN_MINUTES, field, YESTERDAY + "T" + time));
            assertThat(status(answer)).isEqualTo("rejected");
            assertThat(answer.at("/results/0/reason").asString()).isEqualTo(reason);
            assertThat(answer.get("days")).isEmpty();
        }

        @ParameterizedTest
        @CsvSource(
                value = {
                    "id|anna@x|id-invalid", "id|17|id-invalid", "version|-1|version-invalid",
                    "version|null|version-missing", "count|-1|P1-count-negative", "count|1000001|P1-count-too-large",
                    "count|\"812\"|count-invalid", "count|8.5|count-invalid", "count|null|count-missing",
                    "type|\"cumulative\"|type-unknown", "method|\"guess\"|method-unknown",
                            "date|\"2026-01-01\"|date-not-allowed",
                    "movedFrom|\"May\"|movedFrom-invalid"
                },
                delimiter = '|')
        void rejectsASampleForOneBadField(String field, String value, String reason) {
            var json = tools.jackson.databind.json.JsonMapper.shared();
            Object read = value.equals("anna@x") ? value : json.readValue(value, Object.class);
            JsonNode answer = accepted(with(TEN_MINUTES, field, read));
            assertThat(answer.at("/results/0/reason").asString()).isEqualTo(reason);
        }

        @Test
        void rejectsTheFuture() {
            String tomorrow = YESTERDAY.plusDays(3) + "T07:00:00+09:00";
            JsonNode answer =
                    accepted(with(with(TEN_MINUTES, "start", tomorrow), "end", tomorrow.replace("07:00", "07:10")));
            assertThat(answer.at("/results/0/reason").asString()).isEqualTo("P1-in-the-future");
        }

        /** 7.1 */
        @Test
        void takesOldDaysAsABackfillOnly() {
            LocalDate old = YESTERDAY.minusDays(500);
            var sample = with(with(TEN_MINUTES, "start", old + "T07:00:00+09:00"), "end", old + "T07:10:00+09:00");
            assertThat(accepted(sample).at("/results/0/reason").asString()).isEqualTo("older-than-400-days");
            JsonNode backfilled = http.post("/v1/me/steps?backfill=true", upload(List.of(sample)))
                    .expect(200);
            assertThat(status(backfilled)).isEqualTo("accepted");
        }

        @Test
        void holdsWhatIsTooFast() {
            JsonNode answer = accepted(with(TEN_MINUTES, "count", 3_001));
            assertThat(answer.get("results").toString())
                    .isEqualTo("[{\"id\":\"a1\",\"status\":\"quarantined\",\"reason\":\"P2-cadence\"}]");
            assertThat(answer.at("/days/0/total").asInt()).isZero();
        }

        /** 3.2, 13.13: a time without place counts on the date of the walker's zone, here Berlin. */
        @Test
        void datesTimesInZByTheWalkersZone() {
            LocalDate july = LocalDate.of(YESTERDAY.getYear() - 1, 7, 1);
            var sample = with(with(TEN_MINUTES, "start", july + "T22:30:00Z"), "end", july + "T22:40:00Z");
            JsonNode answer = http.post("/v1/me/steps?backfill=true", upload(List.of(sample)))
                    .expect(200);
            assertThat(answer.at("/days/0/date").asString())
                    .isEqualTo(july.plusDays(1).toString());
        }

        /** 3.3: 101 over midnight: 51 and 50 on two dates, and gone from both with its deletion. */
        @Test
        void dividesASampleOverMidnight() {
            LocalDate before = YESTERDAY.minusDays(1);
            var sample = with(
                    with(with(TEN_MINUTES, "start", before + "T23:55:00+02:00"), "end", YESTERDAY + "T00:05:00+02:00"),
                    "count",
                    101);
            assertThat(accepted(sample).get("days").toString())
                    .isEqualTo(
                            "[{\"date\":\"%s\",\"total\":51,\"ranked\":51},{\"date\":\"%s\",\"total\":50,\"ranked\":50}]"
                                    .formatted(before, YESTERDAY));
            JsonNode gone = http.delete("/v1/me/steps/pixel-9/a1?version=1").expect(200);
            assertThat(gone.get("days")
                            .valueStream()
                            .map(day -> day.get("total").asInt()))
                    .containsExactly(0, 0);
        }

        /** 2.5 */
        @Test
        void movesASampleToAnotherDate() {
            LocalDate before = YESTERDAY.minusDays(1);
            var old = with(with(TEN_MINUTES, "start", before + "T07:00:00+09:00"), "end", before + "T07:10:00+09:00");
            accepted(old);
            JsonNode moved = accepted(with(with(TEN_MINUTES, "version", 2), "movedFrom", before.toString()));
            assertThat(moved.get("days")
                            .valueStream()
                            .map(day -> day.get("total").asInt()))
                    .containsExactly(0, 812);
            assertThat(status(accepted(old))).isEqualTo("stale");
        }

        /** 2.5: what the new date refuses stays on the old one; it is never on neither. */
        @Test
        void leavesASampleWhereItIsWhenTheNewDateRefusesIt() {
            LocalDate before = YESTERDAY.minusDays(1);
            var old = with(with(TEN_MINUTES, "start", before + "T07:00:00+09:00"), "end", before + "T07:10:00+09:00");
            accepted(old);
            accepted(with(with(TEN_MINUTES, "version", 2), "count", 100));
            var moving = with(with(TEN_MINUTES, "version", 2), "movedFrom", before.toString());
            assertThat(status(accepted(moving))).isEqualTo("conflict");
            assertThat(status(accepted(old))).isEqualTo("unchanged");
            assertThat(accepted(old).at("/days/0/total").asInt()).isEqualTo(812);
        }

        /** 2.5, 5: a date with all the samples it may have takes no more, and nothing leaves for it. */
        @Test
        void leavesASampleWhereItIsWhenTheNewDateIsFull() {
            LocalDate before = YESTERDAY.minusDays(1);
            var old = with(with(TEN_MINUTES, "start", before + "T07:00:00+09:00"), "end", before + "T07:10:00+09:00");
            accepted(old);
            fill();
            JsonNode moved = accepted(with(with(TEN_MINUTES, "version", 2), "movedFrom", before.toString()));
            assertThat(status(moved)).isEqualTo("rejected");
            assertThat(status(accepted(old))).isEqualTo("unchanged");
        }

        private void fill() {
            for (int batch = 0; batch < 10; batch++) {
                var samples = new ArrayList<Map<String, Object>>();
                for (int i = 0; i < 1_000; i++) {
                    samples.add(sample("f" + batch + "-" + i, "08:00:00Z", "08:00:30Z", 1));
                }
                http.post("/v1/me/steps", upload(samples)).expect(200);
            }
        }

        /** 2.5, 2.6: a repeated move removes what an interrupted one left on the old date. */
        @Test
        void finishesAMoveThatBrokeOff() {
            LocalDate before = YESTERDAY.minusDays(1);
            var old = with(with(TEN_MINUTES, "start", before + "T07:00:00+09:00"), "end", before + "T07:10:00+09:00");
            accepted(old);
            accepted(with(TEN_MINUTES, "version", 2));
            JsonNode again = accepted(with(with(TEN_MINUTES, "version", 2), "movedFrom", before.toString()));
            assertThat(status(again)).isEqualTo("unchanged");
            assertThat(again.get("days")
                            .valueStream()
                            .map(day -> day.get("total").asInt()))
                    .containsExactly(0, 812);
        }

        @Test
        void endsInTheSameDayFromManyClientsAtOnce() throws Exception {
            var calls = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < 24; i++) {
                var sample = sample("s" + i % 8, "08:0%d:00Z".formatted(i % 8), "08:0%d:30Z".formatted(i % 8), 10);
                calls.add(
                        () -> http.post("/v1/me/steps", upload(List.of(sample))).status());
            }
            try (var clients = new Clients()) {
                assertThat(clients.all(calls)).containsOnly(200);
            }
            assertThat(accepted(sample("last", "09:00:00Z", "09:01:00Z", 0))
                            .at("/days/0/total")
                            .asInt())
                    .isEqualTo(80);
            assertThat(events(YESTERDAY)).isEqualTo(9);
        }

        private long events(LocalDate date) {
            return commandSide.bean(LedgerReader.class).stream(DayId.of(anna.walkerId(), date)).stream()
                    .filter(event -> event.payload() instanceof StepsRecorded)
                    .count();
        }
    }

    /** A day nobody uploaded to can be asked about twice, and begins as any other. */
    @Test
    void reviewsADayThatNeverWasWithoutBeginningIt() {
        var review = ReviewDay.on(anna.walkerId(), YESTERDAY, 9_000, List.of());
        Commands commands = commandSide.bean(Commands.class);
        for (int i = 0; i < 2; i++) {
            assertThat(commands.<DayAnswer>sendAlone(review).result().total()).isZero();
            assertThat(commands.<DayAnswer>send(review).join().result().total()).isZero();
        }
        assertThat(commandSide.bean(LedgerReader.class).stream(review.dayId())).isEmpty();
        assertThat(accepted(TEN_MINUTES).at("/days/0/total").asInt()).isEqualTo(812);
    }

    private static final class Clients implements AutoCloseable {

        private final java.util.concurrent.ExecutorService threads = Executors.newFixedThreadPool(8);

        List<Integer> all(List<Callable<Integer>> calls) throws Exception {
            var results = new ArrayList<Integer>();
            for (var result : threads.invokeAll(calls)) results.add(result.get());
            return results;
        }

        @Override
        public void close() {
            threads.shutdownNow();
        }
    }

    @Nested
    class Refusing {

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

    @Nested
    class Deleting {

        @Test
        void deletesByDate() {
            accepted(TEN_MINUTES);
            Http.Answer answer = http.delete("/v1/me/steps/pixel-9/a1?version=1&date=" + YESTERDAY);
            JsonNode json = answer.expect(200);
            assertThat(json.propertyNames()).containsExactly("status", "days", "position");
            assertThat(json.get("status").asString()).isEqualTo("deleted");
            assertThat(json.at("/days/0/total").asInt()).isZero();
            assertThat(answer.header("Firewalker-Position"))
                    .isEqualTo(json.get("position").asString());
            assertThat(status(accepted(TEN_MINUTES))).isEqualTo("stale");
        }

        @Test
        void findsTheDateItself() {
            accepted(TEN_MINUTES);
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
            accepted(TEN_MINUTES);
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
}
