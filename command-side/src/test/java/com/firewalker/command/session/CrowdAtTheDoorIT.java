package com.firewalker.command.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.command.testing.CommandSide;
import com.firewalker.command.testing.Http;
import com.firewalker.command.testing.Together;
import com.firewalker.platform.testing.Servers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** More callers than there is room for: each is served or told to come back. Cites reliability.md S12 and L9. */
@Tag("S12")
class CrowdAtTheDoorIT {

    private static final int CROWD = 48;

    /** Little room everywhere: two connections, one password at a time. */
    private static final Map<String, String> NARROW = Map.of(
            "firewalker.mysql.pool-size", "2",
            "firewalker.passwords.at-a-time", "1");

    @Test
    void isServedOrToldToComeBack() {
        try (CommandSide narrow = CommandSide.start(NARROW)) {
            List<String> newcomers = emails();
            List<Http.Answer> registered = together(newcomers, email -> register(narrow.http(), email));
            assertServedOrToldToComeBack(registered, 201);
            List<Http.Answer> loggedIn = together(newcomers, email -> logIn(narrow.http(), email));
            assertServedOrToldToComeBack(loggedIn, 201, 401);
            for (int i = 0; i < CROWD; i++) {
                if (registered.get(i).status() == 201) {
                    assertThat(loggedIn.get(i).status())
                            .as("who was let in is known")
                            .isIn(201, 503);
                }
            }
        }
    }

    /** Another writer holds the ledger's head longer than anybody may wait for it. */
    @Test
    void isToldToComeBackWhileTheLedgerIsHeld() throws Exception {
        try (CommandSide narrow = CommandSide.start(NARROW)) {
            narrow.somebody("First");
            List<String> newcomers = emails();
            List<Http.Answer> held;
            try (Connection holder = Servers.connect()) {
                hold(holder);
                held = together(newcomers, email -> register(narrow.http(), email));
                holder.rollback();
            }
            assertServedOrToldToComeBack(held);
            for (String email : newcomers.subList(0, 4)) {
                register(narrow.http(), email).expect(201);
                logIn(narrow.http(), email).expect(201);
            }
        }
    }

    private static void hold(Connection holder) throws SQLException {
        holder.setAutoCommit(false);
        try (Statement update = holder.createStatement()) {
            assertThat(update.executeUpdate(
                            "UPDATE firewalker_command.ledger_head SET position = position WHERE id = 1"))
                    .isLessThanOrEqualTo(1);
        }
    }

    private static void assertServedOrToldToComeBack(List<Http.Answer> answers, Integer... served) {
        List<Integer> fine = new ArrayList<>(List.of(served));
        fine.add(503);
        fine.add(429);
        for (Http.Answer answer : answers) {
            assertThat(answer.status()).as(answer.text()).isIn(fine);
            if (answer.status() == 503) {
                assertThat(answer.code()).isNotEmpty();
                assertThat(Integer.parseInt(String.valueOf(answer.header("Retry-After"))))
                        .isBetween(1, 5);
            }
        }
    }

    private static List<Http.Answer> together(List<String> emails, Function<String, Http.Answer> act) {
        List<Callable<Http.Answer>> acts = new ArrayList<>();
        emails.forEach(email -> acts.add(() -> act.apply(email)));
        return Together.call(CROWD, acts);
    }

    private static List<String> emails() {
        List<String> emails = new ArrayList<>();
        for (int i = 0; i < CROWD; i++) {
            emails.add("crowd-" + UUID.randomUUID() + "@example.com");
        }
        return emails;
    }

    private static Http.Answer register(Http http, String email) {
        return http.with("Idempotency-Key", email).post("/v1/walkers", CommandSide.registration(email, "One of many"));
    }

    private static Http.Answer logIn(Http http, String email) {
        return http.post("/v1/sessions", Map.of("email", email, "password", CommandSide.PASSWORD));
    }
}
