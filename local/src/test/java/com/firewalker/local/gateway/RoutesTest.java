package com.firewalker.local.gateway;

import static com.firewalker.local.gateway.Service.COMMAND;
import static com.firewalker.local.gateway.Service.NOTIFICATION;
import static com.firewalker.local.gateway.Service.QUERY;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {

    @ParameterizedTest
    @CsvSource({
        "GET,    /.well-known/jwks.json,               COMMAND",
        "POST,   /v1/walkers,                          COMMAND",
        "GET,    /v1/walkers/w1,                       QUERY",
        "POST,   /v1/sessions,                         COMMAND",
        "POST,   /v1/sessions/refresh,                 COMMAND",
        "GET,    /v1/sessions,                         COMMAND",
        "DELETE, /v1/sessions/current,                 COMMAND",
        "GET,    /v1/me,                               COMMAND",
        "PATCH,  /v1/me,                               COMMAND",
        "DELETE, /v1/me,                               COMMAND",
        "PUT,    /v1/me/goal,                          COMMAND",
        "POST,   /v1/me/image-uploads,                 COMMAND",
        "PUT,    /v1/me/image,                         COMMAND",
        "POST,   /v1/me/exports,                       COMMAND",
        "GET,    /v1/me/exports/e1,                    COMMAND",
        "POST,   /v1/me/steps,                         COMMAND",
        "DELETE, /v1/me/steps/pixel-9/a1,              COMMAND",
        "PUT,    /v1/me/device-preference,             COMMAND",
        "POST,   /v1/me/friend-requests,               COMMAND",
        "GET,    /v1/me/friend-requests,               QUERY",
        "POST,   /v1/me/friend-requests/r1/accept,     COMMAND",
        "DELETE, /v1/me/friend-requests/r1,            COMMAND",
        "GET,    /v1/me/friends,                       QUERY",
        "DELETE, /v1/me/friends/w2,                    COMMAND",
        "PUT,    /v1/me/blocks/w2,                     COMMAND",
        "GET,    /v1/me/days,                          QUERY",
        "GET,    /v1/me/days/2026-11-22,               QUERY",
        "GET,    /v1/me/days/2026-11-22/explanation,   QUERY",
        "GET,    /v1/me/summary,                       QUERY",
        "GET,    /v1/me/stats,                         QUERY",
        "GET,    /v1/me/badges,                        QUERY",
        "GET,    /v1/leaderboards/global/day,          QUERY",
        "GET,    /v1/leaderboards/friends/week/around-me, QUERY",
        "GET,    /v1/me/notifications,                 NOTIFICATION",
        "POST,   /v1/me/notifications/n1/read,         NOTIFICATION",
        "GET,    /v1/me/notifications/stream,          NOTIFICATION",
        "PUT,    /v1/me/notification-settings,         NOTIFICATION",
        "POST,   /v1/me/push-subscriptions,            NOTIFICATION",
        "GET,    /v1/ops/projections,                  QUERY",
        "GET,    /v1/ops/notifications/parked,         NOTIFICATION",
        "GET,    /v1/ops/streams/day/w1/2026-11-22,    QUERY",
    })
    void leadsEveryOperationToItsService(String method, String path, Service service) {
        assertThat(Routes.serviceOf(method, path)).contains(service);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/actuator", "/actuator/health", "/v2/me", "/v1", "/v1/mee", "/v1/me/secret", "/v1/walkers/a/b"})
    void knowsNothingElse(String path) {
        assertThat(Routes.serviceOf("GET", path)).isEmpty();
    }

    @Test
    void leavesAWrongMethodToTheServiceOfThePath() {
        assertThat(List.of(
                        Routes.serviceOf("DELETE", "/v1/walkers").orElseThrow(),
                        Routes.serviceOf("POST", "/v1/me/days/2026-11-22").orElseThrow(),
                        Routes.serviceOf("PUT", "/v1/me/notifications").orElseThrow()))
                .containsExactly(COMMAND, QUERY, NOTIFICATION);
    }
}
