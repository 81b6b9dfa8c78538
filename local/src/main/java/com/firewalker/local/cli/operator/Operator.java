package com.firewalker.local.cli.operator;

import com.firewalker.local.client.Answer;
import com.firewalker.local.client.Api;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** Calls of {@code /v1/ops} with an operator's token. */
final class Operator {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Mixin
    private Target target = new Target();

    JsonNode get(String path) {
        return api().get(path, target.operatorToken()).expectSuccess().body();
    }

    Answer post(String path, @Nullable Object body) {
        return api().post(path, body, target.operatorToken()).expectSuccess();
    }

    Answer put(String path, Object body) {
        return api().call("PUT", path, body, target.operatorToken(), Map.of()).expectSuccess();
    }

    void delete(String path, @Nullable Object body) {
        api().call("DELETE", path, body, target.operatorToken(), Map.of()).expectSuccess();
    }

    /** Of the Firewalker that is meant. */
    URI address() {
        return target.address();
    }

    /** A name as one segment of a path. */
    static String segment(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Api api() {
        return target.api(PATIENCE);
    }
}
