package com.firewalker.local;

import com.firewalker.local.client.Answer;
import com.firewalker.local.client.Api;
import com.firewalker.local.client.Credentials;
import com.firewalker.local.client.WalkerClient;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/**
 * A phone that uploads one minute after the other of yesterday, then of the day before it, and looks at the day between,
 * or several days beside each other: each sample again until it is acknowledged, so that in the end the days must hold
 * every one of them, once.
 */
final class UploadLoad {

    private static final int STEPS = 30;
    private static final int MINUTES_OF_A_DAY = 1_440;
    private static final int DAYS = 30;
    private static final int LOOKS_EVERY = 10;
    private static final Duration NO_RETRIES = Duration.ZERO;

    private final WalkerClient walker;
    private final LocalDate last = LocalDate.now(ZoneOffset.UTC).minusDays(1);
    private final AtomicLong acknowledged = new AtomicLong();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicLong position = new AtomicLong();
    private final List<Thread> uploads = new ArrayList<>();
    private volatile boolean stopping;
    private volatile Duration pause = Duration.ZERO;

    private UploadLoad(WalkerClient walker) {
        this.walker = walker;
    }

    static UploadLoad register(URI door, String name) {
        Credentials credentials = new Credentials(UUID.randomUUID() + "@walkers.example", OneMachine.PASSWORD);
        WalkerClient.Profile profile = new WalkerClient.Profile(name, "UTC", "public");
        WalkerClient.registerOrLogIn(new Api(door, Duration.ofMinutes(1)), credentials, profile);
        return new UploadLoad(WalkerClient.registerOrLogIn(new Api(door, NO_RETRIES), credentials, profile));
    }

    void begin() {
        begin(1);
    }

    /** So many uploads at once, each of another day. */
    void begin(int atOnce) {
        for (int i = 0; i < atOnce; i++) {
            int first = i;
            Thread upload = new Thread(() -> upload(first, atOnce), "upload");
            upload.setDaemon(true);
            upload.start();
            uploads.add(upload);
        }
    }

    /** From now on no faster than this; without pause before. */
    void uploadEvery(Duration time) {
        pause = time;
    }

    /** Ends when the samples under way are acknowledged. */
    void stop() {
        stopping = true;
        try {
            for (Thread upload : uploads) {
                upload.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    long acknowledged() {
        return acknowledged.get();
    }

    long acknowledgedSteps() {
        return STEPS * acknowledged();
    }

    /** What a single try met that was not an answer of 2xx. */
    Queue<String> failures() {
        return failures;
    }

    /** The total of all days; what was acknowledged must have reached them. */
    long counted() {
        long counted = 0;
        for (JsonNode day : days().expectSuccess().body().path("days")) {
            counted += day.path("total").asLong();
        }
        return counted;
    }

    private Answer days() {
        return walker.call(
                "GET",
                "/v1/me/days?from=" + last.minusDays(DAYS - 1) + "&to=" + last,
                null,
                Map.of("Firewalker-After", position.toString()));
    }

    /** Dates on which the walker was told of a reached goal, each as often as it was told. */
    List<String> goalsTold() {
        List<String> dates = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            Answer page = walker.get("/v1/me/notifications?limit=100" + cursor).expectSuccess();
            page.body()
                    .path("items")
                    .forEach(item -> item.path("data").path("facts").forEach(fact -> {
                        if (fact.path("kind").asString().equals("goal-reached")) {
                            dates.add(fact.path("date").asString());
                        }
                    }));
            JsonNode next = page.body().path("next");
            cursor = next.isNull() ? null : "&cursor=" + next.asString();
        }
        return dates;
    }

    /** Until more uploads than so many are acknowledged. */
    void awaitAcknowledged(long before, Duration patience) {
        Awaitility.await().atMost(patience).until(() -> acknowledged() > before);
    }

    /** Until more uploads than so many are acknowledged and the days show them. */
    void awaitSeen(long before, Duration patience) {
        Awaitility.await()
                .atMost(patience)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(() -> acknowledged() > before && days().status() == 200);
    }

    private void upload(int first, int step) {
        for (int day = first; day < DAYS && !stopping; day += step) {
            upload(last.minusDays(day));
        }
    }

    private void upload(LocalDate date) {
        for (int minute = 0; minute < MINUTES_OF_A_DAY && !stopping; minute++) {
            long due = System.nanoTime() + pause.toNanos();
            OffsetDateTime start = date.atStartOfDay().atOffset(ZoneOffset.UTC).plusMinutes(minute);
            Map<String, Object> body =
                    Uploads.of("phone-1", Uploads.sample(date + "m" + minute, start, start.plusMinutes(1), STEPS));
            while (!tried("upload", () -> {
                Answer answer = walker.post("/v1/me/steps", body);
                answer.headers().firstValue("Firewalker-Position").ifPresent(this::reached);
                return answer;
            })) {
                Awaitility.await().pollDelay(Duration.ofMillis(100)).until(() -> true);
            }
            acknowledged.incrementAndGet();
            if (minute % LOOKS_EVERY == 0) {
                tried("look", () -> walker.get("/v1/me/days/" + date));
            }
            LockSupport.parkNanos(due - System.nanoTime());
        }
    }

    private void reached(String at) {
        position.accumulateAndGet(Long.parseLong(at), Math::max);
    }

    private boolean tried(String what, java.util.function.Supplier<Answer> request) {
        try {
            Answer answer = request.get();
            if (answer.status() / 100 == 2) {
                return true;
            }
            failures.add(what + " " + answer.status() + " " + answer.code());
        } catch (RuntimeException e) {
            failures.add(what + " " + e);
        }
        return false;
    }
}
