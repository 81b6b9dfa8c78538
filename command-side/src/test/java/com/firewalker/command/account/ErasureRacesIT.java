package com.firewalker.command.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.command.session.TestSessions;
import com.firewalker.command.testing.CommandSide;
import com.firewalker.command.testing.Http;
import com.firewalker.command.testing.Somebody;
import com.firewalker.command.testing.Together;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Logins under way end with the account (domain-rules.md 12.2, api.md 2). The quick form stops after some rounds, the long
 * one has 200.
 */
@Tag("S4")
class ErasureRacesIT {

    private static final Duration QUICK = Duration.ofSeconds(15);
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final int ROUNDS = 200;
    private static final int RACERS = 12;

    private final CommandSide commandSide = CommandSide.running();
    private final Http http = commandSide.http();
    private final TestSessions sessions = new TestSessions(commandSide);

    @Test
    void leaveNoSessionOfTwelveLoginsThatRaceAnErasure() {
        assertThat(rounds(QUICK)).isPositive();
    }

    @Test
    @Tag("long")
    void leaveNoSessionInTwoHundredRounds() {
        assertThat(rounds(LONG)).isEqualTo(ROUNDS);
    }

    @Test
    void leaveNoSessionWhereThePasswordWasProvenBefore() {
        Somebody walker = commandSide.somebody("Late");
        Credentials.Proven proven = proven(walker);
        commandSide.bean(Erasure.class).erase(walker.walkerId());
        assertThat(sessions.begin(proven)).isEmpty();
        assertThat(rows(walker)).isZero();
    }

    private int rounds(Duration atMost) {
        Instant end = Instant.now().plus(atMost);
        int rounds = 0;
        while (rounds < ROUNDS && Instant.now().isBefore(end)) {
            Somebody walker = commandSide.somebody("Racer");
            race(walker)
                    .forEach(token -> assertThat(http.post("/v1/sessions/refresh", Map.of("refreshToken", token))
                                    .code())
                            .isEqualTo("refresh-token-invalid"));
            assertThat(rows(walker)).isZero();
            rounds++;
        }
        return rounds;
    }

    private long rows(Somebody walker) {
        return commandSide
                .bean(JdbcClient.class)
                .sql("SELECT COUNT(*) FROM session_family WHERE walker_id = ?")
                .param(walker.walkerId())
                .query(Long.class)
                .single();
    }

    private Credentials.Proven proven(Somebody walker) {
        return commandSide
                .bean(Credentials.class)
                .verify(walker.email(), CommandSide.PASSWORD)
                .orElseThrow();
    }

    /** The refresh tokens that somebody got. Passwords are proven before: their hashes take longer than the rest. */
    private List<String> race(Somebody walker) {
        Credentials.Proven proven = proven(walker);
        List<Callable<Optional<String>>> all = new ArrayList<>();
        for (int racer = 0; racer < RACERS; racer++) {
            all.add(() -> sessions.begin(proven));
        }
        all.add(RACERS / 2, () -> {
            commandSide.bean(Erasure.class).erase(walker.walkerId());
            return Optional.empty();
        });
        return Together.call(RACERS + 1, all).stream().flatMap(Optional::stream).toList();
    }
}
