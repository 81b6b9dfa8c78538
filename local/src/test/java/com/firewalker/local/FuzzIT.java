package com.firewalker.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.firewalker.local.FuzzRequests.Sent;
import com.firewalker.local.client.Answer;
import com.firewalker.local.client.WalkerClient;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Thousands of requests that nobody should send, at every operation: none ends in a 500, every refusal is the contract's
 * problem document, and afterwards every view has followed. {@code -Dfirewalker.fuzz.seed=} repeats a run.
 * Cites api.md 1.
 */
@Tag("S21")
class FuzzIT {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int AT_ONCE = 6;
    private static final int TOLD = 20;

    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
    private final Map<Integer, AtomicInteger> statuses = new ConcurrentSkipListMap<>();

    /** Challenges' codes that do not exist are counted by address, and it is everybody's here. */
    @AfterAll
    static void forgetWrongCodes() {
        MachineRedis.forget("*challenge-code-address*");
    }

    @Test
    void surviveFiveThousandRequests() throws Exception {
        fuzz(5_000);
    }

    @Test
    @Tag("long")
    void surviveAHundredThousandRequests() throws Exception {
        fuzz(100_000);
    }

    private void fuzz(int requests) throws Exception {
        long seed =
                Long.getLong("firewalker.fuzz.seed", ThreadLocalRandom.current().nextLong());
        System.out.println("fuzz: firewalker.fuzz.seed=" + seed);
        FuzzRequests fuzz = new FuzzRequests(
                OneMachine.api().get("/v3/api-docs", null).expectSuccess().body(), seed);
        assertThat(fuzz.operations()).isGreaterThan(60);
        WalkerClient walker = OneMachine.walker("UTC");
        String operator = Tokens.operator();
        AtomicInteger next = new AtomicInteger();
        ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int worker = 0; worker < AT_ONCE; worker++) {
                all.add(workers.submit(() -> work(fuzz, requests, next, walker, operator)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            workers.shutdownNow();
        }
        System.out.println("fuzz: statuses " + statuses);
        assertThat(complaints.stream().limit(TOLD))
                .as("%d complaints, firewalker.fuzz.seed=%d", complaints.size(), seed)
                .isEmpty();
        assertThat(statuses.keySet()).contains(200, 400, 404, 422);
        everyViewHasFollowed(operator);
    }

    private Void work(FuzzRequests fuzz, int requests, AtomicInteger next, WalkerClient walker, String operator)
            throws Exception {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        for (int number = next.getAndIncrement(); number < requests; number = next.getAndIncrement()) {
            Sent sent = fuzz.sent(number);
            HttpRequest request =
                    fuzz.request(sent, number, OneMachine.machine().uri(), walker.token(), operator);
            try {
                judge(sent, number, answer(client, request));
            } catch (IOException e) {
                complaints.add(number + ": " + sent + " got no answer: " + e);
            }
        }
        return null;
    }

    /** A connection that ended while it was idle says nothing of the request that finds out: that one is sent again. */
    private static HttpResponse<InputStream> answer(HttpClient client, HttpRequest request)
            throws IOException, InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException ended) {
            return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        }
    }

    private void judge(Sent sent, int number, HttpResponse<InputStream> answer) throws IOException {
        int status = answer.statusCode();
        statuses.computeIfAbsent(status, any -> new AtomicInteger()).incrementAndGet();
        String type = answer.headers().firstValue("Content-Type").orElse("");
        try (InputStream body = answer.body()) {
            String text =
                    type.startsWith("text/event-stream") ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
            String complaint = complaint(answer, status, type, text);
            if (complaint == null && status < 300 && sent.isOfTheDocument()) {
                boolean told = sent.operation().described().path("responses").has(Integer.toString(status));
                complaint = told ? null : "is not in the document";
            }
            if (complaint != null) {
                complaints.add(number + ": " + sent + " -> " + status + " " + complaint + " " + text);
            }
        }
    }

    private static @Nullable String complaint(HttpResponse<?> answer, int status, String type, String text) {
        if (status >= 500) {
            return "is no answer to a request";
        }
        if (answer.headers().firstValue("X-Request-Id").isEmpty()) {
            return "has no request id";
        }
        if (status < 400 || answer.request().method().equals("HEAD")) {
            return null;
        }
        if (!type.startsWith("application/problem+json")) {
            return "is no problem document";
        }
        JsonNode problem = JSON.readTree(text);
        boolean whole = problem.path("status").asInt() == status
                && problem.path("code").asString("").matches("[a-z0-9]+(-[a-z0-9]+)*")
                && problem.path("errors").isArray();
        if (!whole) {
            return "is half a problem document";
        }
        boolean patient = List.of("Retry-After", "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset").stream()
                .allMatch(field -> answer.headers().firstValue(field).isPresent());
        return status == 429 && !patient ? "does not say when to come back" : null;
    }

    private static void everyViewHasFollowed(String operator) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            Answer answer =
                    OneMachine.api().get("/v1/ops/projections", operator).expectSuccess();
            for (JsonNode view : answer.body().path("items")) {
                assertThat(view.at("/lag/events").asLong()).as(view.toString()).isZero();
                assertThat(view.path("deadLetters").asLong())
                        .as(view.toString())
                        .isZero();
            }
            assertThat(answer.body().path("items").size()).isGreaterThan(5);
        });
    }
}
