package com.firewalker.local;

import static org.awaitility.Awaitility.await;

import com.firewalker.local.client.Answer;
import com.firewalker.local.client.WalkerClient;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** A walker whom operators look at: all that happens to it happens yesterday. */
final class WatchedWalker {

    static final OffsetDateTime WALK = OffsetDateTime.now(ZoneOffset.UTC)
            .minusDays(1)
            .truncatedTo(ChronoUnit.DAYS)
            .plusHours(12);
    static final LocalDate DAY = WALK.toLocalDate();

    private final WalkerClient client = OneMachine.walker("UTC");
    final String id =
            client.get("/v1/me").expectSuccess().body().path("walkerId").asString();

    /** The stream of the day. */
    String day() {
        return "day/" + id + "/" + DAY;
    }

    WalkerClient client() {
        return client;
    }

    /** Ten minutes of walking, seen by the view when this returns. */
    WatchedWalker walk(String sample, long steps, OffsetDateTime start) {
        long before = total();
        client.post("/v1/me/steps", Uploads.walk(sample, start, steps)).expectSuccess();
        await().until(() -> total() == before + steps);
        return this;
    }

    /** Ten minutes with more steps than anybody walks: held, so the total stays; seen by the view when this returns. */
    WatchedWalker hold() {
        Answer held = client.post("/v1/me/steps", Uploads.walk("held", WALK.plusHours(3), 3_001))
                .expectSuccess();
        client.call("GET", "/v1/me/days/" + DAY, null, Map.of("Firewalker-After", Long.toString(held.position())))
                .expectSuccess();
        return this;
    }

    long total() {
        return client.get("/v1/me/days/" + DAY)
                .expectSuccess()
                .body()
                .path("total")
                .asLong();
    }
}
