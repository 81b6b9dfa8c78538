package com.firewalker.bench.replay;

import com.firewalker.bench.measure.Figure;
import com.firewalker.bench.measure.Measuring;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Shadow rebuilds as an operator starts them, from the order to the switch, with verification and comparison. */
public final class Rebuilds {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long LOOK = Duration.ofMillis(250).toNanos();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI service;
    private final String token;
    private final int rounds;

    public Rebuilds(int port, String token, int rounds) {
        this.service = URI.create("http://127.0.0.1:" + port);
        this.token = token;
        this.rounds = rounds;
    }

    /** Ledger events a second, from the order to the switched view. */
    public Figure rate(String view) throws IOException, InterruptedException {
        List<Double> rates = new ArrayList<>();
        for (int i = -1; i < rounds; i++) {
            double rate = rebuild(view);
            if (i >= 0) {
                rates.add(rate);
            }
        }
        return new Figure("replay", "rebuild of " + view, "/s", Measuring.median(rates), rates, 0);
    }

    private double rebuild(String view) throws IOException, InterruptedException {
        String id = call(
                        "POST",
                        "/v1/ops/projections/" + view + "/rebuilds",
                        "{\"mode\":\"shadow\",\"autoSwitch\":true}")
                .path("rebuildId")
                .asString();
        JsonNode report = call("GET", "/v1/ops/rebuilds/" + id, "");
        while (!report.path("state").asString().equals("switched")) {
            String state = report.path("state").asString();
            if (state.equals("failed") || state.equals("cancelled")) {
                throw new IllegalStateException("the rebuild ended otherwise: " + report);
            }
            LockSupport.parkNanos(LOOK);
            report = call("GET", "/v1/ops/rebuilds/" + id, "");
        }
        if (report.path("diff").path("changed").asInt() != 0) {
            throw new IllegalStateException("the rebuilt view differs: " + report);
        }
        Duration took = Duration.between(instant(report, "startedAt"), instant(report, "finishedAt"));
        return report.path("target").asLong() * 1e9 / took.toNanos();
    }

    private static Instant instant(JsonNode report, String field) {
        return Instant.parse(report.path(field).asString());
    }

    private JsonNode call(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(service.resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(path + " was refused: " + answer.body());
        }
        return JSON.readTree(answer.body());
    }
}
