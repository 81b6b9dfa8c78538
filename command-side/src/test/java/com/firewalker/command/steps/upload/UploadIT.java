package com.firewalker.command.steps.upload;

import static com.firewalker.command.steps.Phone.TEN_MINUTES;
import static com.firewalker.command.steps.Phone.YESTERDAY;
import static com.firewalker.command.steps.Phone.sample;
import static com.firewalker.command.steps.Phone.status;
import static com.firewalker.command.steps.Phone.upload;
import static com.firewalker.command.steps.Phone.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.command.steps.DayAnswer;
import com.firewalker.command.steps.DayId;
import com.firewalker.command.steps.Phone;
import com.firewalker.command.steps.ReviewDay;
import com.firewalker.command.testing.CommandSide;
import com.firewalker.command.testing.Http;
import com.firewalker.command.testing.Together;
import com.firewalker.command.walker.Timeline;
import com.firewalker.events.v1.StepsRecorded;
import com.firewalker.platform.ledger.lane.Commands;
import com.firewalker.platform.ledger.store.LedgerReader;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** api.md 3: uploads over HTTP, down to the ledger on a real server. */
class UploadIT {

    private final CommandSide commandSide = CommandSide.running();
    private final Phone phone = new Phone();
    private final Http http = phone.http();

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

    /** Else an answer takes two packets, and its reader is woken twice. */
    @Test
    void saysHowLongItsAnswerIs() {
        Http.Answer answer = http.post("/v1/me/steps", upload(List.of(TEN_MINUTES)));
        assertThat(answer.header("Content-Length"))
                .isEqualTo(Integer.toString(answer.expect(200).toString().length()));
    }

    @Test
    void appendsNothingWhenRepeated() {
        long first = phone.uploads(TEN_MINUTES).get("position").asLong();
        JsonNode again = phone.uploads(TEN_MINUTES);
        assertThat(status(again)).isEqualTo("unchanged");
        assertThat(again.at("/days/0/total").asInt()).isEqualTo(812);
        assertThat(again.get("position").asLong()).isGreaterThanOrEqualTo(first);
        assertThat(events(YESTERDAY)).isEqualTo(1);
    }

    @Test
    void speaksOfVersionsInTheContractsWords() {
        phone.uploads(with(TEN_MINUTES, "version", 3));
        assertThat(status(phone.uploads(with(TEN_MINUTES, "version", 2)))).isEqualTo("stale");
        assertThat(status(phone.uploads(with(with(TEN_MINUTES, "version", 3), "count", 1))))
                .isEqualTo("conflict");
        JsonNode higher = phone.uploads(with(with(TEN_MINUTES, "version", 4), "count", 900));
        assertThat(status(higher)).isEqualTo("accepted");
        assertThat(higher.at("/days/0/total").asInt()).isEqualTo(900);
    }

    /** 2.4: 11 items, the 7th lacks its end. */
    @Test
    void rejectsOneOfElevenAndKeepsTen() {
        var samples = new ArrayList<Map<String, Object>>();
        for (int i = 10; i < 21; i++) {
            Map<String, Object> sample = sample("s" + i, "07:%d:00Z".formatted(i), "07:%d:00Z".formatted(i + 1), 100);
            if (i == 16) {
                sample.remove("end");
            }
            samples.add(sample);
        }
        JsonNode answer = http.post("/v1/me/steps", upload(samples)).expect(200);
        assertThat(answer.get("results")
                        .valueStream()
                        .map(result -> result.get("status").asString()))
                .filteredOn("accepted"::equals)
                .hasSize(10);
        assertThat(answer.at("/results/6").toString())
                .isEqualTo(
                        "{\"id\":\"s16\",\"status\":\"rejected\",\"reason\":\"end-missing\",\"sentence\":\"The sample has no end.\"}");
        assertThat(answer.at("/days/0/total").asInt()).isEqualTo(1_000);
    }

    @Test
    @Tag("S20")
    void holdsWhatIsTooFast() {
        JsonNode answer = phone.uploads(with(TEN_MINUTES, "count", 3_001));
        assertThat(answer.get("results").toString())
                .isEqualTo(
                        "[{\"id\":\"a1\",\"status\":\"quarantined\",\"reason\":\"p2-cadence\",\"sentence\":\"More than 300 steps a minute: held until an appeal is granted.\"}]");
        assertThat(answer.at("/days/0/total").asInt()).isZero();
    }

    @Test
    @Tag("S20")
    void endsInTheSameDayFromManyClientsAtOnce() {
        var calls = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 24; i++) {
            Map<String, Object> sample =
                    sample("s" + i % 8, "08:0%d:00Z".formatted(i % 8), "08:0%d:30Z".formatted(i % 8), 10);
            calls.add(() -> http.post("/v1/me/steps", upload(List.of(sample))).status());
        }
        assertThat(Together.call(8, calls)).containsOnly(200);
        assertThat(phone.uploads(sample("last", "09:00:00Z", "09:01:00Z", 0))
                        .at("/days/0/total")
                        .asInt())
                .isEqualTo(80);
        assertThat(events(YESTERDAY)).isEqualTo(9);
    }

    /** A day nobody uploaded to can be asked about twice, and begins as any other. */
    @Test
    void reviewsADayThatNeverWasWithoutBeginningIt() {
        var review = ReviewDay.on(phone.walkerId(), YESTERDAY, Timeline.startingWith(ZoneOffset.UTC, 9_000));
        Commands commands = commandSide.bean(Commands.class);
        for (int i = 0; i < 2; i++) {
            assertThat(commands.<DayAnswer>sendInTransaction(review).result().total())
                    .isZero();
            assertThat(commands.<DayAnswer>send(review).join().result().total()).isZero();
        }
        assertThat(commandSide.bean(LedgerReader.class).stream(review.dayId())).isEmpty();
        assertThat(phone.uploads(TEN_MINUTES).at("/days/0/total").asInt()).isEqualTo(812);
    }

    private long events(LocalDate date) {
        return commandSide.bean(LedgerReader.class).stream(DayId.of(phone.walkerId(), date)).stream()
                .filter(event -> event.payload() instanceof StepsRecorded)
                .count();
    }
}
