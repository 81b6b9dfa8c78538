package com.firewalker.command.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.firewalker.command.testing.CommandSide;
import com.firewalker.command.testing.Desk;
import com.firewalker.command.testing.Http;
import com.firewalker.command.testing.Mailbox;
import com.firewalker.command.testing.Somebody;
import com.firewalker.platform.testing.Servers;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every way in which a session ends, with the refresh token in the body and in a cookie: nothing of it is valid after
 * that, also where the token store comes back as it was before, and every key of the store has its end. Cites
 * reliability.md I17 and I18.
 */
@Tag("S4")
class EndedSessionsIT {

    private static int addresses;

    private final CommandSide commandSide = CommandSide.running();
    private final Http http = commandSide.http().with("X-Forwarded-For", "192.0.3." + ++addresses);
    private final Http page = http.with("Origin", http.base().toString());
    private final Desk desk = new Desk(commandSide);
    private final Somebody anna = commandSide.somebody("Anna");
    private final TokenStore store = new TokenStore(Servers.tokenRedis().url());

    private enum Transport {
        BODY,
        COOKIE
    }

    private enum Way {
        LOGGED_OUT {
            @Override
            void end(EndedSessionsIT test, Session session) {
                test.http.as(session.access()).delete("/v1/sessions/current").expect(204);
            }
        },
        LOGGED_OUT_FROM_ANOTHER {
            @Override
            void end(EndedSessionsIT test, Session session) {
                test.http.as(test.anna).delete("/v1/sessions/" + session.id()).expect(204);
            }
        },
        LOGGED_OUT_EVERYWHERE {
            @Override
            void end(EndedSessionsIT test, Session session) {
                test.http.as(test.anna).delete("/v1/sessions").expect(204);
            }
        },
        PASSWORD_CHANGED_IN_ANOTHER {
            @Override
            void end(EndedSessionsIT test, Session session) {
                test.http
                        .as(test.anna)
                        .put(
                                "/v1/me/password",
                                Map.of("currentPassword", CommandSide.PASSWORD, "newPassword", "eight loud cormorants"))
                        .expect(204);
            }
        },
        PASSWORD_RESET {
            @Override
            void end(EndedSessionsIT test, Session session) {
                test.http
                        .post("/v1/password-resets", Map.of("email", test.anna.email()))
                        .expect(202);
                String token = new Mailbox(test.anna.email()).await("reset").token("reset");
                test.http
                        .post(
                                "/v1/password-resets/confirm",
                                Map.of("token", token, "newPassword", "eight loud cormorants"))
                        .expect(204);
            }
        },
        SIGNED_OUT_BY_AN_OPERATOR {
            @Override
            void end(EndedSessionsIT test, Session session) {
                test.desk
                        .local()
                        .post("/v1/ops/walkers/" + test.anna.walkerId() + "/sign-out", Map.of())
                        .expect(204);
            }
        },
        ERASED {
            @Override
            void end(EndedSessionsIT test, Session session) {
                test.http
                        .as(test.anna)
                        .send("DELETE", "/v1/me", Map.of("password", CommandSide.PASSWORD))
                        .expect(202);
            }
        },
        ERASED_BY_AN_OPERATOR {
            @Override
            void end(EndedSessionsIT test, Session session) {
                test.desk
                        .local()
                        .with("Firewalker-Reason", "asked by letter")
                        .delete("/v1/ops/walkers/" + test.anna.walkerId())
                        .expect(202);
            }
        };

        abstract void end(EndedSessionsIT test, Session session);
    }

    /** What a client holds. */
    private record Session(String id, String access, String refresh) {}

    static Stream<Arguments> cells() {
        return Arrays.stream(Way.values())
                .flatMap(way -> Arrays.stream(Transport.values()).map(transport -> Arguments.of(way, transport)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("cells")
    void areWorthNothing(Way way, Transport transport) {
        Session session = logIn(transport);
        Session next = refreshed(transport, session);
        String before = store.record(next.refresh());
        assertThat(before).isNotNull();
        way.end(this, next);
        refused(transport, next);
        await().atMost(Duration.ofSeconds(2))
                .untilAsserted(() -> http.as(next.access()).get("/v1/me").expect(401));
        store.put(next.refresh(), before);
        refused(transport, next);
        refused(transport, session);
        assertThat(commandSide
                        .bean(JdbcClient.class)
                        .sql("SELECT COUNT(*) FROM session_family WHERE session_id = ? AND revoked_at IS NULL")
                        .param(session.id())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @AfterEach
    void everyKeyHasItsEnd() {
        assertThat(store.immortal()).isEmpty();
        store.close();
    }

    private Session logIn(Transport transport) {
        boolean cookie = transport == Transport.COOKIE;
        Http.Answer answer = page.post(
                "/v1/sessions" + (cookie ? "?transport=cookie" : ""),
                Map.of("email", anna.email(), "password", CommandSide.PASSWORD));
        answer.expect(201);
        return session(transport, answer);
    }

    private Session refreshed(Transport transport, Session session) {
        Http.Answer answer = refresh(transport, session);
        answer.expect(200);
        return session(transport, answer);
    }

    private Http.Answer refresh(Transport transport, Session session) {
        return transport == Transport.COOKIE
                ? page.with("Cookie", "firewalker-refresh=" + session.refresh())
                        .post("/v1/sessions/refresh?transport=cookie", Map.of())
                : http.post("/v1/sessions/refresh", Map.of("refreshToken", session.refresh()));
    }

    private void refused(Transport transport, Session session) {
        assertThat(refresh(transport, session).status()).isEqualTo(401);
    }

    private static Session session(Transport transport, Http.Answer answer) {
        String refresh = transport == Transport.COOKIE
                ? Desk.setCookie(answer, "firewalker-refresh").split("[=;]")[1]
                : answer.json().get("refreshToken").asString();
        return new Session(
                answer.json().get("sessionId").asString(),
                answer.json().get("accessToken").asString(),
                refresh);
    }
}
