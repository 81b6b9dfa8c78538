package com.firewalker.local.client;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One walker's calls: registers at the first time, logs in, and renews the access token before it ends. */
public final class WalkerClient {

    private static final Duration EARLY = Duration.ofSeconds(60);

    private final Api api;
    private final Credentials credentials;

    private String accessToken = "";
    private String refreshToken = "";
    private Instant renewAt = Instant.MIN;

    private WalkerClient(Api api, Credentials credentials) {
        this.api = api;
        this.credentials = credentials;
    }

    /** What a new walker tells of itself. */
    public record Profile(String displayName, String timeZone, String visibility) {}

    /** The walker of these credentials; registered now if the address is new. */
    public static WalkerClient registerOrLogIn(Api api, Credentials credentials, Profile profile) {
        WalkerClient walker = new WalkerClient(api, credentials);
        Answer answer = api.post(
                "/v1/sessions", Map.of("email", credentials.email(), "password", credentials.password()), null);
        if (answer.code().equals("bad-credentials")) {
            walker.register(profile);
            walker.logIn();
        } else {
            walker.take(answer);
        }
        return walker;
    }

    public Credentials credentials() {
        return credentials;
    }

    public Answer get(String path) {
        return call("GET", path, null, Map.of());
    }

    public Answer post(String path, @Nullable Object body) {
        return call("POST", path, body, Map.of());
    }

    public Answer call(String method, String path, @Nullable Object body, Map<String, String> headers) {
        Answer answer = api.call(method, path, body, token(), headers);
        if (answer.status() == 401) {
            logIn();
            answer = api.call(method, path, body, token(), headers);
        }
        return answer;
    }

    /** An access token that is good for a while. */
    public synchronized String token() {
        if (Instant.now().isAfter(renewAt)) {
            Answer answer = api.post("/v1/sessions/refresh", Map.of("refreshToken", refreshToken), null);
            if (answer.status() == 401) {
                logIn();
            } else {
                take(answer);
            }
        }
        return accessToken;
    }

    /** An address that is taken was taken by a registration whose answer got lost, if the password fits. */
    private void register(Profile profile) {
        Answer answer = api.post(
                "/v1/walkers",
                Map.of(
                        "email", credentials.email(),
                        "password", credentials.password(),
                        "displayName", profile.displayName(),
                        "timeZone", profile.timeZone(),
                        "visibility", profile.visibility()),
                null);
        if (!answer.code().equals("email-taken")) {
            answer.expectSuccess();
        }
    }

    private synchronized void logIn() {
        take(api.post("/v1/sessions", Map.of("email", credentials.email(), "password", credentials.password()), null));
    }

    private synchronized void take(Answer answer) {
        JsonNode session = answer.expectSuccess().body();
        accessToken = session.path("accessToken").asString();
        refreshToken = session.path("refreshToken").asString();
        Duration life = Duration.ofSeconds(session.path("expiresIn").asLong());
        renewAt = Instant.now().plus(life).minus(EARLY);
    }
}
