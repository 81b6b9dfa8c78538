package com.firewalker.command.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.command.testing.CommandSide;
import com.firewalker.command.testing.Http;
import com.firewalker.command.testing.Mailbox;
import com.firewalker.command.testing.Somebody;
import com.firewalker.command.testing.Together;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every kind of link in a mail: used twice, late, altered, in another's place, of an erased account, and by many at
 * once. Cites api.md 2 and 9.
 */
class OneTimeTokensIT {

    private static final int RACERS = 8;
    private static final int CROWD = 64;
    private static int addresses;

    private final CommandSide commandSide = CommandSide.running();
    private final Http http = commandSide.http().with("X-Forwarded-For", "192.0.2." + ++addresses);
    private final Somebody anna = commandSide.somebody("Anna");
    private final Mailbox annas = new Mailbox(anna.email());
    private final String other = "other-" + UUID.randomUUID() + "@example.com";

    private enum Kind {
        VERIFY("/v1/email-verifications/confirm") {
            @Override
            String ask(OneTimeTokensIT test) {
                return test.annas.await("verify").token("verify");
            }
        },
        CHANGE("/v1/email-verifications/confirm") {
            @Override
            String ask(OneTimeTokensIT test) {
                test.askForAnotherAddress();
                return new Mailbox(test.other).await("verify").token("verify");
            }
        },
        UNDO("/v1/email-changes/undo") {
            @Override
            String ask(OneTimeTokensIT test) {
                test.askForAnotherAddress();
                return test.annas.await("undo").token("undo");
            }
        },
        RESET("/v1/password-resets/confirm") {
            @Override
            String ask(OneTimeTokensIT test) {
                test.http
                        .post("/v1/password-resets", Map.of("email", test.anna.email()))
                        .expect(202);
                return test.annas.await("reset").token("reset");
            }
        };

        private final String path;

        Kind(String path) {
            this.path = path;
        }

        /** Has such a mail sent, and opens it. */
        abstract String ask(OneTimeTokensIT test);

        Http.Answer use(Http http, String token) {
            Map<String, String> body = this == RESET
                    ? Map.of("token", token, "newPassword", "eight loud cormorants")
                    : Map.of("token", token);
            return http.post(path, body);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void workOnce(Kind kind) {
        String token = kind.ask(this);
        kind.use(http, token).expect(204);
        invalid(kind.use(http, token));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void workInTimeOnly(Kind kind) {
        String token = kind.ask(this);
        commandSide
                .bean(JdbcClient.class)
                .sql("UPDATE mail_link SET expires_at = UTC_TIMESTAMP(6) WHERE walker_id = ?")
                .param(anna.walkerId())
                .update();
        invalid(kind.use(http, token));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void workAsTheyWereSentOnly(Kind kind) {
        String token = kind.ask(this);
        String flipped = (token.charAt(0) == 'A' ? 'B' : 'A') + token.substring(1);
        for (String altered : List.of(flipped, token.substring(1), token + "A", token + "=", "", "é".repeat(43))) {
            invalid(kind.use(http, altered));
        }
        kind.use(http, token).expect(204);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void workForWhatTheyWereMadeForOnly(Kind kind) {
        String token = kind.ask(this);
        for (Kind door : Kind.values()) {
            if (!door.path.equals(kind.path)) {
                invalid(door.use(http, token));
            }
        }
        kind.use(http, token).expect(204);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void workForLivingAccountsOnly(Kind kind) {
        String token = kind.ask(this);
        http.as(anna)
                .send("DELETE", "/v1/me", Map.of("password", CommandSide.PASSWORD))
                .expect(202);
        invalid(kind.use(http, token));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void workForOneOfManyWhoRace(Kind kind) {
        assertThat(race(kind, RACERS)).containsOnlyOnce(204).isSubsetOf(204, 422);
    }

    /** So many that some are turned away unheard. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    @Tag("S20")
    void workForOneOfACrowd(Kind kind) {
        assertThat(race(kind, CROWD)).containsOnlyOnce(204).isSubsetOf(204, 422, 503);
    }

    private List<Integer> race(Kind kind, int racers) {
        String token = kind.ask(this);
        return Together.call(
                racers, Collections.nCopies(racers, () -> kind.use(http, token).status()));
    }

    private void askForAnotherAddress() {
        Kind.VERIFY.use(http, Kind.VERIFY.ask(this)).expect(204);
        http.as(anna)
                .put("/v1/me/email", Map.of("email", other, "password", CommandSide.PASSWORD))
                .expect(202);
    }

    private static void invalid(Http.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("token-invalid");
    }
}
