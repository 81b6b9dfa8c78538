package com.firewalker.command.zone;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.command.testing.CommandSide;
import com.firewalker.command.testing.Http;
import com.firewalker.command.testing.Somebody;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** domain-rules.md 3.2, api.md 2 and 9: the zone history of Anna of Berlin. */
class TimeZonesIT {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final LocalDate DAY = LocalDate.now(BERLIN).minusDays(3);

    private final CommandSide commandSide = CommandSide.running();
    private final Somebody anna = commandSide.somebody("Anna");
    private final Http http = commandSide.http().as(anna);

    @Nested
    class Stating {

        @Test
        void startsWithTheRegistrationsZone() {
            assertThat(history()).containsExactly("1970-01-01T00:00:00Z Europe/Berlin");
            assertThat(me("timeZoneMode")).isEqualTo("automatic");
        }

        @Test
        void replacesWhatWasStated() {
            put("2016-03-01T00:00:00Z", "Asia/Seoul", "2020-01-01T00:00:00.250Z", "+05:45")
                    .expect(200);
            JsonNode answer = put("2021-01-01T00:00:00Z", "+00:00", "2019-01-01T00:00:00Z", "Asia/Seoul")
                    .expect(200);
            assertThat(items(answer))
                    .containsExactly(
                            "1970-01-01T00:00:00Z Europe/Berlin",
                            "2019-01-01T00:00:00Z Asia/Seoul",
                            "2021-01-01T00:00:00Z +00:00");
            assertThat(history()).isEqualTo(items(answer));
            assertThat(me("timeZone")).isEqualTo("+00:00");
            put().expect(200);
            assertThat(history()).containsExactly("1970-01-01T00:00:00Z Europe/Berlin");
        }

        /** An export of ten Korean years: history first, then samples. */
        @Test
        void datesWhatIsImportedAfterwards() {
            put(
                            "2016-01-01T00:00:00Z",
                            "Asia/Seoul",
                            NOW.minus(20, ChronoUnit.DAYS).toString(),
                            "Europe/Berlin")
                    .expect(200);
            String start = DAY.minusYears(1) + "T16:00:00Z";
            Map<String, Object> sample = sample("s1", Instant.parse(start), 500);
            JsonNode answer = http.post("/v1/me/steps?backfill=true", upload("watch-1", "watch", sample))
                    .expect(200);
            assertThat(answer.at("/days/0/date").asString())
                    .isEqualTo(DAY.minusYears(1).plusDays(1).toString());
        }

        /** Only where a recorded day would get another date: noon in Berlin is the same date in Seoul. */
        @Test
        void refusesSpansWhoseStepsWouldMove() {
            http.post("/v1/me/steps", upload("watch-1", "watch", sample("noon", at(DAY, 12), 500)))
                    .expect(200);
            String from = at(DAY, 0).minus(2, ChronoUnit.DAYS).toString();
            put(from, "Asia/Seoul").expect(200);
            put().expect(200);
            http.post("/v1/me/steps", upload("watch-1", "watch", sample("late", at(DAY, 22), 500)))
                    .expect(200);
            Http.Answer refused = put(from, "Asia/Seoul");
            refused.expect(409);
            assertThat(refused.code()).isEqualTo("span-has-steps");
            assertThat(refused.json().at("/errors/0/detail").asString()).isEqualTo(DAY.toString());
            assertThat(history()).hasSize(1);
            put(from, "Asia/Seoul", at(DAY, 0).toString(), "Europe/Berlin").expect(200);
        }

        /** Also a daily total's or a tombstone's day. */
        @ParameterizedTest
        @CsvSource({"total", "tombstone"})
        void refusesToMoveADayWithoutTimes(String what) {
            if (what.equals("total")) {
                var total =
                        Map.of("id", "t", "version", 1, "type", "daily-total", "date", DAY.toString(), "count", 4_000);
                http.post("/v1/me/steps", upload("watch-1", "watch", total)).expect(200);
            } else {
                http.post("/v1/me/steps", upload("watch-1", "watch", sample("s", at(DAY, 12), 1)))
                        .expect(200);
                http.delete("/v1/me/steps/watch-1/other?version=1&date=" + DAY).expect(200);
            }
            put(at(DAY, 0).minus(1, ChronoUnit.DAYS).toString(), "Asia/Seoul").expect(409);
        }

        @ParameterizedTest
        @CsvSource({"2020-01-01T00:00:00Z, Mars/Olympus", "2020-01-01T00:00:00Z, +05:50", "2020-01-01T00:00:00Z, Z"})
        void refusesWhatIsNoZone(String from, String zone) {
            assertThat(put(from, zone).status()).isEqualTo(422);
            assertThat(put("+12000-01-01T00:00:00Z", "Asia/Seoul").code()).isEqualTo("date-out-of-range");
        }
    }

    @Nested
    class Moving {

        @Test
        void holdsFromNowOnAndStaysFixed() {
            http.patch("/v1/me", Map.of("timeZone", "America/New_York")).expect(200);
            assertThat(me("timeZone")).isEqualTo("America/New_York");
            assertThat(me("timeZoneMode")).isEqualTo("fixed");
            uploads("pixel-9", "phone", NOW.minusSeconds(600), ZoneOffset.ofHours(9));
            assertThat(history()).hasSize(2);
        }

        @Test
        void staysAutomaticWhereItSaysSo() {
            JsonNode me = http.patch("/v1/me", Map.of("timeZone", "+05:45", "timeZoneMode", "automatic"))
                    .expect(200);
            assertThat(me.get("timeZone").asString()).isEqualTo("+05:45");
            assertThat(me.get("timeZoneMode").asString()).isEqualTo("automatic");
            http.patch("/v1/me", Map.of("timeZoneMode", "fixed")).expect(200);
            assertThat(me("timeZoneMode")).isEqualTo("fixed");
            assertThat(me("timeZone")).isEqualTo("+05:45");
        }

        /** 3.2: 23:30 of an earlier day stays where it is when the profile moves. */
        @Test
        void leavesRecordedDaysWhereTheyAre() {
            Map<String, Object> late = sample("late", at(DAY, 23), 500);
            JsonNode before =
                    http.post("/v1/me/steps", upload("watch-1", "watch", late)).expect(200);
            http.patch("/v1/me", Map.of("timeZone", "Asia/Seoul")).expect(200);
            JsonNode after =
                    http.post("/v1/me/steps", upload("watch-1", "watch", late)).expect(200);
            assertThat(after.at("/results/0/status").asString()).isEqualTo("unchanged");
            assertThat(after.get("days")).isEqualTo(before.get("days"));
        }
    }

    @Nested
    class Hearing {

        /** A phone's word: from the receipt on. */
        @Test
        void takesAPhonesOffset() {
            uploads("pixel-9", "phone", NOW.minusSeconds(600), ZoneOffset.ofHours(-4));
            assertThat(history()).hasSize(2);
            assertThat(history().get(1)).endsWith(" -04:00");
            assertThat(Instant.parse(history().get(1).split(" ")[0])).isAfterOrEqualTo(NOW);
            assertThat(me("timeZone")).isEqualTo("-04:00");
            uploads("pixel-9", "phone", NOW.minusSeconds(1_200), ZoneOffset.ofHours(-4));
            assertThat(history()).as("said again").hasSize(2);
        }

        @Test
        void takesTheZoneThatADeviceNames() {
            var named = Map.of(
                    "device",
                    Map.of("id", "pixel-9", "kind", "phone", "timeZone", "Asia/Tokyo"),
                    "samples",
                    List.of(sample("s", NOW.minusSeconds(600), 10)));
            http.post("/v1/me/steps", named).expect(200);
            assertThat(me("timeZone")).isEqualTo("Asia/Tokyo");
        }

        @Test
        void takesAnotherDevicesWordOnlyWithoutAPhone() {
            uploads("watch-1", "watch", NOW.minusSeconds(600), ZoneOffset.ofHours(9));
            assertThat(me("timeZone")).isEqualTo("+09:00");
            uploads("pixel-9", "phone", NOW.minusSeconds(600), ZoneOffset.ofHours(9));
            uploads("watch-1", "watch", NOW.minusSeconds(1_200), ZoneOffset.ofHours(5));
            assertThat(me("timeZone")).isEqualTo("+09:00");
        }

        /** Z is an instant and no place; what is a day old says nothing of now. */
        @Test
        void hearsNothingInZNorInWhatIsOld() {
            http.post("/v1/me/steps", upload("pixel-9", "phone", sample("z", NOW.minusSeconds(600), 10)))
                    .expect(200);
            uploads("pixel-8", "phone", NOW.minus(25, ChronoUnit.HOURS), ZoneOffset.ofHours(9));
            uploads("pixel-8", "manual", NOW.minusSeconds(600), ZoneOffset.ofHours(9));
            assertThat(history()).hasSize(1);
        }

        @Test
        void refusesADeviceZoneThatIsNone() {
            var named = Map.of(
                    "device",
                    Map.of("id", "pixel-9", "kind", "phone", "timeZone", "Nowhere"),
                    "samples",
                    List.of(sample("s", NOW.minusSeconds(600), 10)));
            assertThat(http.post("/v1/me/steps", named).status()).isEqualTo(422);
        }
    }

    private void uploads(String device, String kind, Instant end, ZoneOffset offset) {
        var sample = new HashMap<>(sample(device + end, end.minusSeconds(300), 10));
        sample.put("start", end.minusSeconds(300).atOffset(offset).toString());
        sample.put("end", end.atOffset(offset).toString());
        http.post("/v1/me/steps", upload(device, kind, sample)).expect(200);
    }

    private static Instant at(LocalDate date, int hour) {
        return date.atTime(hour, 5).atZone(BERLIN).toInstant();
    }

    private static Map<String, Object> sample(String id, Instant start, int count) {
        return Map.of(
                "id",
                id.replace('+', '-'),
                "version",
                1,
                "start",
                start.toString(),
                "end",
                start.plusSeconds(300).toString(),
                "count",
                count);
    }

    private static Map<String, Object> upload(String device, String kind, Map<String, ?> sample) {
        return Map.of("device", Map.of("id", device, "kind", kind), "samples", List.of(sample));
    }

    private Http.Answer put(String... fromAndZone) {
        var items = new ArrayList<Map<String, String>>();
        for (int i = 0; i < fromAndZone.length; i += 2) {
            items.add(Map.of("from", fromAndZone[i], "zone", fromAndZone[i + 1]));
        }
        return http.put("/v1/me/time-zones", Map.of("items", items));
    }

    private String me(String field) {
        return http.get("/v1/me").expect(200).get(field).asString();
    }

    private List<String> history() {
        return items(http.get("/v1/me/time-zones").expect(200));
    }

    private static List<String> items(JsonNode history) {
        return history.get("items")
                .valueStream()
                .map(item ->
                        item.get("from").asString() + " " + item.get("zone").asString())
                .toList();
    }
}
