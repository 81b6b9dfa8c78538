package com.firewalker.command.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.command.testing.CommandSide;
import com.firewalker.command.testing.Http;
import com.firewalker.command.testing.Somebody;
import com.firewalker.events.v1.DayGoalReached;
import com.firewalker.platform.ledger.store.LedgerReader;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Goals and the order of devices on a real day that is being lived: domain-rules.md 4.1 and 6.1, api.md 2 and 3. */
class DaySettingsIT {

    /** Where it is between noon and one o'clock, so that today has hours behind it and before it. */
    private static final ZoneId NOON = ZoneId.of(
            "Etc/GMT%+d".formatted(Instant.now().atOffset(ZoneOffset.UTC).getHour() - 12));

    private static final LocalDate TODAY = LocalDate.now(NOON);

    private final CommandSide commandSide = CommandSide.running();
    private final Somebody anna = walkerAtNoon();
    private final Http http = commandSide.http().as(anna);

    private Somebody walkerAtNoon() {
        String email = "anna-" + UUID.randomUUID() + "@example.com";
        var registration = new HashMap<>(CommandSide.registration(email, "Anna"));
        registration.put("timeZone", NOON.getId());
        JsonNode registered =
                commandSide.http().post("/v1/walkers", registration).expect(201);
        return commandSide.logIn(new Somebody(registered.get("walkerId").asString(), email, "", "", "", ""));
    }

    /** Ten minutes of today by a device, from so many minutes after nine; the day's total after them. */
    private int walked(String device, String kind, int minute, int count) {
        Instant start = TODAY.atTime(9, 0).atZone(NOON).toInstant().plus(minute, ChronoUnit.MINUTES);
        var sample = Map.of(
                "id",
                "s" + minute,
                "version",
                1,
                "start",
                start.toString(),
                "end",
                start.plus(10, ChronoUnit.MINUTES).toString(),
                "count",
                count);
        JsonNode day = http.post(
                        "/v1/me/steps",
                        Map.of("device", Map.of("id", device, "kind", kind), "samples", List.of(sample)))
                .expect(200)
                .at("/days/0");
        assertThat(day.get("date").asString()).isEqualTo(TODAY.toString());
        return day.get("total").asInt();
    }

    private int walked(int minute, int count) {
        return walked("watch-1", "watch", minute, count);
    }

    /** What is planned can be looked at and withdrawn; what was there before goes on. */
    @Test
    void showsAndWithdrawsPlannedGoalsAndOrders() {
        goal(8_000, TODAY.plusDays(3)).expect(200);
        goal(9_000, TODAY.plusDays(5)).expect(200);
        JsonNode goals = http.get("/v1/me/goal").expect(200);
        assertThat(goals.get("dailySteps").asInt()).isEqualTo(10_000);
        assertThat(goals.get("planned").toString())
                .isEqualTo(
                        "[{\"dailySteps\":8000,\"effectiveFrom\":\"%s\"},{\"dailySteps\":9000,\"effectiveFrom\":\"%s\"}]"
                                .formatted(TODAY.plusDays(3), TODAY.plusDays(5)));
        http.delete("/v1/me/goal/" + TODAY.plusDays(3)).expect(204);
        assertThat(http.get("/v1/me/goal").expect(200).get("planned").size()).isOne();
        http.delete("/v1/me/goal/" + TODAY.plusDays(3)).expect(404);
        http.delete("/v1/me/goal/" + TODAY.plusDays(5)).expect(204);
        assertThat(http.get("/v1/me/goal").expect(200).get("planned")).isEmpty();

        http.put(
                        "/v1/me/device-preference",
                        Map.of(
                                "order",
                                List.of("b", "a"),
                                "effectiveFrom",
                                TODAY.plusDays(2).toString()))
                .expect(200);
        assertThat(http.get("/v1/me/device-preference")
                        .expect(200)
                        .get("planned")
                        .get(0)
                        .get("order")
                        .toString())
                .isEqualTo("[\"b\",\"a\"]");
        http.delete("/v1/me/device-preference/" + TODAY.plusDays(2)).expect(204);
        assertThat(http.get("/v1/me/device-preference").expect(200).get("planned"))
                .isEmpty();
    }

    private Http.Answer goal(int steps, LocalDate from) {
        return http.put("/v1/me/goal", Map.of("dailySteps", steps, "effectiveFrom", from.toString()));
    }

    private List<DayGoalReached> reached() {
        return commandSide.bean(LedgerReader.class).stream("day/" + anna.walkerId() + "/" + TODAY).stream()
                .filter(event -> event.payload() instanceof DayGoalReached)
                .map(event -> (DayGoalReached) event.payload())
                .toList();
    }

    @Nested
    class SettingTheGoal {

        /** 6.1: at 6000 steps of 8000, 10000 may hold today. */
        @Test
        void mayHoldTodayWhileTodaysIsUnreached() {
            goal(8_000, TODAY).expect(200);
            walked(0, 3_000);
            walked(15, 3_000);
            Http.Answer set = goal(10_000, TODAY);
            assertThat(set.expect(200).toString())
                    .isEqualTo("{\"dailySteps\":10000,\"effectiveFrom\":\"" + TODAY + "\"}");
            assertThat(Long.parseLong(String.valueOf(set.header("Firewalker-Position"))))
                    .isPositive();

            assertThat(walked(30, 2_200)).isEqualTo(8_200);
            assertThat(reached()).as("8200 of 10000").isEmpty();
            assertThat(walked(45, 1_800)).isEqualTo(10_000);
            assertThat(reached()).singleElement().satisfies(event -> {
                assertThat(event.getGoal()).isEqualTo(10_000);
                assertThat(event.getTotal()).isEqualTo(10_000);
            });
        }

        /** 6.1: at 8200 steps of 8000: 409; from tomorrow on it may hold. */
        @Test
        void mayNotHoldTodayOnceTodaysIsReached() {
            goal(8_000, TODAY).expect(200);
            walked(0, 3_000);
            walked(15, 3_000);
            assertThat(walked(30, 2_000)).isEqualTo(8_000);
            assertThat(walked(45, 200)).isEqualTo(8_200);

            Http.Answer refused = goal(10_000, TODAY);
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.code()).isEqualTo("goal-already-reached");
            assertThat(http.put("/v1/me/goal", Map.of("dailySteps", 10_000))
                            .expect(200)
                            .get("effectiveFrom")
                            .asString())
                    .isEqualTo(TODAY.plusDays(1).toString());
            assertThat(reached())
                    .singleElement()
                    .satisfies(event -> assertThat(event.getGoal()).isEqualTo(8_000));
        }

        /** 6.1: a goal of today that is already walked is reached when it is set. */
        @Test
        void isReachedAtOnceByWhatWasWalkedBefore() {
            goal(8_000, TODAY).expect(200);
            walked(0, 3_000);
            goal(3_000, TODAY).expect(200);
            assertThat(reached())
                    .singleElement()
                    .satisfies(event -> assertThat(event.getGoal()).isEqualTo(3_000));
        }

        @Test
        void neverHoldsEarlier() {
            Http.Answer refused = goal(9_000, TODAY.minusDays(1));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.json().at("/errors/0/pointer").asString()).isEqualTo("/effectiveFrom");
        }

        @ParameterizedTest
        @CsvSource({"1, 200", "100000, 200", "0, 422", "100001, 422"})
        void isOneToAHundredThousand(int steps, int status) {
            assertThat(goal(steps, TODAY.plusDays(1)).status()).isEqualTo(status);
        }
    }

    @Nested
    class OrderingDevices {

        /** 4.1, 4.3: a watch before a phone, until the walker says otherwise. */
        @Test
        void decidesTodayAgainByTheNewOrder() {
            walked("watch-1", "watch", 0, 900);
            assertThat(walked("pixel-9", "phone", 0, 1_000)).isEqualTo(900);

            Http.Answer set = http.put("/v1/me/device-preference", Map.of("order", List.of("pixel-9", "watch-1")));
            assertThat(set.expect(200).toString())
                    .isEqualTo("{\"order\":[\"pixel-9\",\"watch-1\"],\"effectiveFrom\":\"" + TODAY + "\"}");
            assertThat(walked("pixel-9", "phone", 0, 1_000)).as("nothing new").isEqualTo(1_000);

            http.put("/v1/me/device-preference", Map.of("order", List.of())).expect(200);
            assertThat(walked("pixel-9", "phone", 0, 1_000))
                    .as("back to the order of kinds")
                    .isEqualTo(900);
        }

        @Test
        void leavesTodayAsItIsWhereTheOrderHoldsFromTomorrow() {
            walked("watch-1", "watch", 0, 900);
            walked("pixel-9", "phone", 0, 1_000);
            http.put(
                            "/v1/me/device-preference",
                            Map.of(
                                    "order",
                                    List.of("pixel-9"),
                                    "effectiveFrom",
                                    TODAY.plusDays(1).toString()))
                    .expect(200);
            assertThat(walked("pixel-9", "phone", 0, 1_000)).isEqualTo(900);
        }

        @Test
        void refusesThePastTwinsAndWhatIsNoDevice() {
            assertThat(preference(List.of("a"), TODAY.minusDays(1)).status()).isEqualTo(422);
            assertThat(preference(List.of("a", "a"), TODAY).status()).isEqualTo(422);
            assertThat(preference(List.of("my phone"), TODAY).status()).isEqualTo(422);
            assertThat(http.put("/v1/me/device-preference", Map.of()).status()).isEqualTo(422);
        }

        private Http.Answer preference(List<String> order, LocalDate from) {
            return http.put("/v1/me/device-preference", Map.of("order", order, "effectiveFrom", from.toString()));
        }
    }
}
