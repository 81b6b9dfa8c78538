package com.firewalker.command.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.firewalker.command.account.Credentials;
import com.firewalker.command.testing.CommandSide;
import com.firewalker.command.testing.Http;
import com.firewalker.command.testing.Somebody;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Cites reliability.md S7 and S8. The long figure: {@code -Dfirewalker.enumeration.tries=2000}. */
class GuessingIT {

    private static final int TRIES = Integer.getInteger("firewalker.enumeration.tries", 40);

    private final CommandSide commandSide = CommandSide.running();
    private final Http http = commandSide.http();

    @Test
    @Tag("S7")
    void answersTheSameWhetherTheEmailExistsOrNot() {
        Somebody anna = commandSide.somebody("Anna");
        Http.Answer known = logIn(http.with("X-Request-Id", "same"), anna.email(), "a wrong password");
        Http.Answer unknown = logIn(http.with("X-Request-Id", "same"), newEmail(), "a wrong password");
        assertThat(known.status()).isEqualTo(401);
        assertThat(known.code()).isEqualTo("bad-credentials");
        assertThat(unknown.text()).isEqualTo(known.text());
        assertThat(unknown.headers().keySet()).isEqualTo(known.headers().keySet());
    }

    /** Whatever the machine is busy with: both ask for the same memory, which is what Argon2id's time goes into. */
    @Test
    @Tag("S7")
    void doesTheSameWorkWhetherTheEmailExistsOrNot() {
        Credentials credentials = commandSide.bean(Credentials.class);
        Somebody anna = commandSide.somebody("Anna");
        work(credentials, anna.email());
        long known = work(credentials, anna.email());
        long unknown = work(credentials, newEmail());
        assertThat(known).isGreaterThan(40_960 * 1_024L);
        assertThat(unknown).isCloseTo(known, withinPercentage(1));
    }

    /** From outside, alternating, so that both meet the same noise; each e-mail is tried below its limit. */
    @Test
    @Tag("S7")
    @EnabledIfSystemProperty(named = "firewalker.enumeration.tries", matches = "\\d+")
    void takesTheSameTimeWhetherTheEmailExistsOrNot() {
        long[] known = new long[TRIES];
        long[] unknown = new long[TRIES];
        Somebody anna = commandSide.somebody("Anna");
        for (int i = 0; i < TRIES; i++) {
            if (i % 8 == 7) {
                anna = commandSide.somebody("Anna");
            }
            known[i] = time(anna.email());
            unknown[i] = time(newEmail());
        }
        assertClose(known, unknown);
    }

    private static void assertClose(long[] known, long[] unknown) {
        long difference = Math.abs(median(known) - median(unknown));
        String medians = "medians of %d tries: known %d us, unknown %d us"
                .formatted(TRIES, median(known) / 1_000, median(unknown) / 1_000);
        System.out.println("login " + medians);
        assertThat(difference).as(medians).isLessThan(Math.min(5_000_000, median(known) / 20));
    }

    /** Bytes that a refused guess takes. */
    private static long work(Credentials credentials, String email) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long begin = threads.getCurrentThreadAllocatedBytes();
        assertThat(credentials.verify(email, "a wrong password")).isEmpty();
        return threads.getCurrentThreadAllocatedBytes() - begin;
    }

    @Test
    @Tag("S8")
    void boundsGuessesPerAccountAndLetsTheWalkerInAtHome() {
        Somebody anna = commandSide.somebody("Anna");
        Http stranger = http.with("X-Forwarded-For", "198.51.100.7");
        for (int guess = 0; guess < 10; guess++) {
            assertThat(logIn(stranger, anna.email(), "wrong password " + guess).status())
                    .isEqualTo(401);
        }
        Http.Answer refused = logIn(stranger, anna.email(), CommandSide.PASSWORD);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("too-many-requests");
        assertThat(Integer.parseInt(String.valueOf(refused.header("Retry-After"))))
                .isBetween(1, 60);
        assertThat(refused.header("RateLimit-Limit")).isEqualTo("10");
        assertThat(refused.header("RateLimit-Remaining")).isEqualTo("0");
        assertThat(refused.header("RateLimit-Reset")).isNotNull();
        assertThat(logIn(http, anna.email(), CommandSide.PASSWORD).status())
                .as("from a known place")
                .isEqualTo(201);
    }

    @Test
    @Tag("S8")
    void boundsGuessesPerAddress() {
        try (CommandSide strict = CommandSide.start(Map.of(
                "firewalker.throttle.login-address.burst", "20",
                "firewalker.throttle.login-address.per-token", "1h"))) {
            Http spray = strict.http().with("X-Forwarded-For", "198.51.100.8");
            for (int guess = 0; guess < 20; guess++) {
                assertThat(logIn(spray, newEmail(), "seven quiet herons").status())
                        .isEqualTo(401);
            }
            assertThat(logIn(spray, newEmail(), "seven quiet herons").status()).isEqualTo(429);
            assertThat(logIn(strict.http(), newEmail(), "seven quiet herons").status())
                    .isEqualTo(401);
        }
    }

    /** One account has one count, however its address is written. */
    @Test
    @Tag("S8")
    void countsGuessesOfWideAndCapitalSpellingsTogether() {
        Somebody anna = commandSide.somebody("Anna");
        Http stranger = http.with("X-Forwarded-For", "198.51.100.17");
        String wide = anna.email().replace('a', '\uff41').replace('n', '\uff2e');
        List<String> spellings = List.of(anna.email(), wide, anna.email().toUpperCase(Locale.ROOT), "\u3000" + wide);
        for (int guess = 0; guess < 10; guess++) {
            assertThat(logIn(stranger, spellings.get(guess % 4), "wrong password " + guess)
                            .status())
                    .isEqualTo(401);
        }
        spellings.forEach(spelling -> assertThat(
                        logIn(stranger, spelling, CommandSide.PASSWORD).status())
                .isEqualTo(429));
    }

    /** A school behind one address. */
    @Test
    void letsAnAddressRegisterAHundredInAMinuteAndThreeHundredInAnHour() {
        try (CommandSide strict = CommandSide.start(Map.of(
                "firewalker.throttle.registrations.a-minute", "5",
                "firewalker.throttle.registrations.an-hour", "7"))) {
            Http school = strict.http().with("X-Forwarded-For", "198.51.100.18");
            for (int pupil = 0; pupil < 5; pupil++) {
                register(school, newEmail()).expect(201);
            }
            Http.Answer sixth = register(school, newEmail());
            assertThat(sixth.status()).isEqualTo(429);
            assertThat(sixth.header("RateLimit-Limit")).isEqualTo("5");
            assertThat(sixth.header("RateLimit-Remaining")).isEqualTo("0");
            assertThat(Integer.parseInt(String.valueOf(sixth.header("RateLimit-Reset"))))
                    .isBetween(1, 60);
            assertThat(Integer.parseInt(String.valueOf(sixth.header("Retry-After"))))
                    .isBetween(1, 60);
            register(strict.http().with("X-Forwarded-For", "2001:db8:1:2::1"), newEmail())
                    .expect(201);
        }
    }

    private static Http.Answer register(Http from, String email) {
        return from.post("/v1/walkers", CommandSide.registration(email, "Pupil"));
    }

    @Test
    @Tag("S8")
    void doesNotCountWhatWasRight() {
        Somebody anna = commandSide.somebody("Anna");
        for (int login = 0; login < 12; login++) {
            assertThat(logIn(http, anna.email(), CommandSide.PASSWORD).status()).isEqualTo(201);
        }
    }

    @Test
    @Tag("S7")
    void boundsHowOftenAnAddressMayAskWhetherAnEmailIsTaken() {
        Somebody anna = commandSide.somebody("Anna");
        Http curious = http.with("X-Forwarded-For", "198.51.100.9");
        for (int question = 0; question < 30; question++) {
            assertThat(curious.post("/v1/walkers", CommandSide.registration(anna.email(), "X"))
                            .status())
                    .isEqualTo(409);
        }
        assertThat(curious.post("/v1/walkers", CommandSide.registration(anna.email(), "X"))
                        .status())
                .isEqualTo(429);
    }

    private long time(String email) {
        long begin = System.nanoTime();
        assertThat(logIn(http, email, "a wrong password").status()).isEqualTo(401);
        return System.nanoTime() - begin;
    }

    private static long median(long[] times) {
        long[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static Http.Answer logIn(Http from, String email, String password) {
        return from.post("/v1/sessions", Map.of("email", email, "password", password));
    }

    private static String newEmail() {
        return UUID.randomUUID() + "@example.com";
    }
}
