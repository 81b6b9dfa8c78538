package com.firewalker.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.firewalker.local.client.Answer;
import com.firewalker.local.client.WalkerClient;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** One upload's way: REST, aggregate, ledger, views, boards, saga, inbox. All of it real. */
class UploadReachesLeaderboardIT {

    private static final int LOOKS = 40;

    private final OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
    private final LocalDate date = now.minusHours(1).toLocalDate();
    private final WalkerClient walker = OneMachine.walker("UTC");

    @Test
    void isSeenInOneRoundTripByWhoeverNamesItsPosition() {
        Answer upload = upload("a1", 812);
        assertThat(upload.body().path("results").path(0).path("status").asString())
                .isEqualTo("accepted");
        String position = upload.headers().firstValue("Firewalker-Position").orElseThrow();
        for (String period : new String[] {"day", "week", "month"}) {
            Answer board = walker.call(
                    "GET",
                    "/v1/leaderboards/global/" + period + "?date=" + date,
                    null,
                    Map.of("Firewalker-After", position));
            assertThat(board.expectSuccess().body().path("me").path("steps").asLong())
                    .as(period)
                    .isEqualTo(812);
        }
        Answer day = walker.call("GET", "/v1/me/days/" + date, null, Map.of("Firewalker-After", position));
        assertThat(day.expectSuccess().body().path("total").asLong()).isEqualTo(812);
        assertThat(Long.parseLong(
                        day.headers().firstValue("Firewalker-Position").orElseThrow()))
                .isGreaterThanOrEqualTo(Long.parseLong(position));
    }

    @Test
    void isSeenWithinATenthOfASecondAtRest() {
        long[] micros = new long[LOOKS];
        for (int i = -LOOKS / 2; i < LOOKS; i++) {
            long expected = upload("a" + i, 10)
                    .body()
                    .path("days")
                    .path(0)
                    .path("ranked")
                    .asLong();
            long acknowledged = System.nanoTime();
            await().atMost(Duration.ofSeconds(5))
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> board().path("me").path("steps").asLong(0) == expected);
            if (i >= 0) {
                micros[i] = (System.nanoTime() - acknowledged) / 1000;
            }
        }
        Arrays.sort(micros);
        System.out.printf(
                "upload acknowledged -> on the board: median %.1f ms, p90 %.1f ms, slowest %.1f ms of %d%n",
                micros[LOOKS / 2] / 1000.0, micros[LOOKS * 9 / 10] / 1000.0, micros[LOOKS - 1] / 1000.0, LOOKS);
        assertThat(Duration.ofNanos(micros[LOOKS / 2] * 1000)).isLessThan(Duration.ofMillis(100));
    }

    @Test
    void tellsOnceThatTheGoalIsReached() {
        OffsetDateTime today = now.toLocalDate().atStartOfDay().atOffset(ZoneOffset.UTC);
        walker.call(
                        "PUT",
                        "/v1/me/goal",
                        Map.of(
                                "dailySteps",
                                200,
                                "effectiveFrom",
                                today.toLocalDate().toString()),
                        Map.of())
                .expectSuccess();
        for (int version = 1; version <= 4; version++) {
            // 250, 150, 250, 150 steps: the goal is reached, lost and reached again.
            walker.post("/v1/me/steps", Uploads.of("phone-1", minute(today, version, 50 + 100 * (1 + version % 2))))
                    .expectSuccess();
        }
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(goalNotices()).isEqualTo(1));
        walker.post("/v1/me/steps", Uploads.of("phone-1", minute(today, 5, 260)))
                .expectSuccess();
        String position = walker.post("/v1/me/steps", Uploads.of("phone-1", minute(today, 5, 260)))
                .headers()
                .firstValue("Firewalker-Position")
                .orElseThrow();
        walker.call("GET", "/v1/me/days/" + today.toLocalDate(), null, Map.of("Firewalker-After", position))
                .expectSuccess();
        assertThat(goalNotices()).isEqualTo(1);
    }

    private long goalNotices() {
        JsonNode items =
                walker.get("/v1/me/notifications").expectSuccess().body().path("items");
        long notices = 0;
        for (JsonNode item : items) {
            notices += item.path("kind").asString().equals("goal-reached") ? 1 : 0;
        }
        return notices;
    }

    private static Map<String, Object> minute(OffsetDateTime start, int version, long steps) {
        Map<String, Object> sample = new LinkedHashMap<>(Uploads.sample("m1", start, start.plusMinutes(1), steps));
        sample.put("version", version);
        return sample;
    }

    private Answer upload(String id, long steps) {
        return walker.post("/v1/me/steps", Uploads.walk(id, now.minusHours(1), steps))
                .expectSuccess();
    }

    private JsonNode board() {
        return walker.get("/v1/leaderboards/global/day?date=" + date)
                .expectSuccess()
                .body();
    }
}
