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
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** domain-rules.md 2.5, 3.2 and 3.3: on which date a sample counts, and how it moves to another. */
class SampleDatesIT {

    private final Phone phone = new Phone();
    private final Http http = phone.http();

    /** 3.2, 13.13: a time without place counts on the date of the walker's zone, here Berlin. */
    @Test
    void datesTimesInZByTheWalkersZone() {
        LocalDate july = LocalDate.of(YESTERDAY.getYear() - 1, 7, 1);
        Map<String, Object> sample = with(with(TEN_MINUTES, "start", july + "T22:30:00Z"), "end", july + "T22:40:00Z");
        JsonNode answer =
                http.post("/v1/me/steps?backfill=true", upload(List.of(sample))).expect(200);
        assertThat(answer.at("/days/0/date").asString())
                .isEqualTo(july.plusDays(1).toString());
    }

    /** 3.1: the date is the walker's own, whatever offset a device writes. */
    @Test
    void datesTimesByTheWalkersZoneHoweverTheyAreWritten() {
        JsonNode answer = phone.uploads(TEN_MINUTES);
        String elsewhere = YESTERDAY.minusDays(1) + "T20:00:00-11:00";
        Map<String, Object> written =
                with(with(TEN_MINUTES, "start", elsewhere), "end", elsewhere.replace("20:00", "20:10"));
        JsonNode again = phone.uploads(written);
        assertThat(status(again)).isEqualTo("unchanged");
        assertThat(again.get("days")).isEqualTo(answer.get("days"));
    }

    /** 3.3: 101 over midnight: 51 and 50 on two dates, and gone from both with its deletion. */
    @Test
    void dividesASampleOverMidnight() {
        LocalDate before = YESTERDAY.minusDays(1);
        Instant midnight = YESTERDAY.atStartOfDay(ZoneId.of("Europe/Berlin")).toInstant();
        Map<String, Object> sample = with(
                with(
                        with(TEN_MINUTES, "start", midnight.minusSeconds(300).toString()),
                        "end",
                        midnight.plusSeconds(300).toString()),
                "count",
                101);
        assertThat(phone.uploads(sample).get("days").toString())
                .isEqualTo("[{\"date\":\"%s\",\"total\":51,\"ranked\":51},{\"date\":\"%s\",\"total\":50,\"ranked\":50}]"
                        .formatted(before, YESTERDAY));
        JsonNode gone = http.delete("/v1/me/steps/pixel-9/a1?version=1").expect(200);
        assertThat(gone.get("days").valueStream().map(day -> day.get("total").asInt()))
                .containsExactly(0, 0);
    }

    /** 2.5 */
    @Test
    void movesASampleToAnotherDate() {
        LocalDate before = YESTERDAY.minusDays(1);
        Map<String, Object> old = with(with(TEN_MINUTES, "start", before + "T07:00:00Z"), "end", before + "T07:10:00Z");
        phone.uploads(old);
        JsonNode moved = phone.uploads(with(with(TEN_MINUTES, "version", 2), "movedFrom", before.toString()));
        assertThat(moved.get("days").valueStream().map(day -> day.get("total").asInt()))
                .containsExactly(0, 812);
        assertThat(status(phone.uploads(old))).isEqualTo("stale");
    }

    /** 2.5: what the new date refuses stays on the old one; it is never on neither. */
    @Test
    void leavesASampleWhereItIsWhenTheNewDateRefusesIt() {
        LocalDate before = YESTERDAY.minusDays(1);
        Map<String, Object> old = with(with(TEN_MINUTES, "start", before + "T07:00:00Z"), "end", before + "T07:10:00Z");
        phone.uploads(old);
        phone.uploads(with(with(TEN_MINUTES, "version", 2), "count", 100));
        Map<String, Object> moving = with(with(TEN_MINUTES, "version", 2), "movedFrom", before.toString());
        assertThat(status(phone.uploads(moving))).isEqualTo("conflict");
        assertThat(status(phone.uploads(old))).isEqualTo("unchanged");
        assertThat(phone.uploads(old).at("/days/0/total").asInt()).isEqualTo(812);
    }

    /** 2.5, 5: a date with all the samples it may have takes no more, and nothing leaves for it. */
    @Test
    void leavesASampleWhereItIsWhenTheNewDateIsFull() {
        LocalDate before = YESTERDAY.minusDays(1);
        Map<String, Object> old = with(with(TEN_MINUTES, "start", before + "T07:00:00Z"), "end", before + "T07:10:00Z");
        phone.uploads(old);
        fill();
        JsonNode moved = phone.uploads(with(with(TEN_MINUTES, "version", 2), "movedFrom", before.toString()));
        assertThat(status(moved)).isEqualTo("rejected");
        assertThat(status(phone.uploads(old))).isEqualTo("unchanged");
    }

    /** 2.5, 2.6: a repeated move removes what an interrupted one left on the old date. */
    @Test
    void finishesAMoveThatBrokeOff() {
        LocalDate before = YESTERDAY.minusDays(1);
        Map<String, Object> old = with(with(TEN_MINUTES, "start", before + "T07:00:00Z"), "end", before + "T07:10:00Z");
        phone.uploads(old);
        phone.uploads(with(TEN_MINUTES, "version", 2));
        JsonNode again = phone.uploads(with(with(TEN_MINUTES, "version", 2), "movedFrom", before.toString()));
        assertThat(status(again)).isEqualTo("unchanged");
        assertThat(again.get("days").valueStream().map(day -> day.get("total").asInt()))
                .containsExactly(0, 812);
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
}
