package com.firewalker.bench.simulator;

import com.firewalker.bench.simulator.store.SimulatedMySql;
import com.firewalker.bench.simulator.store.SimulatedRedis;
import com.firewalker.command.session.AccessTokenIssuer;
import com.firewalker.command.session.SimulatedSessions;
import com.firewalker.command.session.SimulatedSessions.Granted;
import com.firewalker.platform.web.Refusal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Logins on two nodes while Redis loses data, answers get lost and people change their passwords. */
final class SessionWorld extends Stage {

    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final Duration ABSOLUTE = Duration.ofDays(90);
    private static final Duration IDLE = Duration.ofDays(30);
    private static final List<String> WALKERS = List.of("anna", "ben");
    private static final int MOST = 20;

    private final SessionPlant plant;
    private final AccessTokenIssuer issuer;
    private final List<SessionNode> nodes = new ArrayList<>();
    private final List<Login> logins = new ArrayList<>();
    private final Map<String, Integer> passwords = new HashMap<>();
    private SimulatedRedis.Copy copy = redis.copy();
    private @Nullable Login busy;
    private @Nullable String loggingIn;
    private int losses;
    private int passwordsTried;
    private int incarnations;

    SessionWorld(SimulatedMySql mysql, Path keys, SessionPlant plant) throws SQLException {
        super(mysql);
        this.plant = plant;
        this.issuer = SimulatedSessions.issuer(keys, clock);
        nodes.add(started());
        nodes.add(started());
        for (String walker : WALKERS) {
            mysql.execute(
                    "INSERT INTO account (walker_id, email, email_key, password_hash, display_name, time_zone,"
                            + " visibility, locale, friend_code, created_at, password_changed_at, email_since) VALUES ('"
                            + walker + "', '" + walker + "@example.com', X'" + "0".repeat(62) + "0"
                            + WALKERS.indexOf(walker)
                            + "', 'x', 'x', 'UTC', 'public', 'en', 'CODE000" + WALKERS.indexOf(walker)
                            + "', TIMESTAMP '2026-05-01 00:00:00', TIMESTAMP '2026-05-01 00:00:00', TIMESTAMP '2026-05-01 00:00:00')");
        }
    }

    private SessionNode started() {
        var around = new Around(this);
        var node = new SessionNode("node-" + ++incarnations, mysql, redis, clock, around, issuer, plant);
        around.stands(node);
        return node;
    }

    SessionWorld run(long seed, int commands) throws SQLException {
        Random random = new Random(seed);
        for (int i = 0; i < commands; i++) {
            clock.advance(Duration.ofSeconds(
                    random.nextInt(40) == 0 ? 86_400L * random.nextInt(20) : 1 + random.nextInt(20)));
            fault = random.nextInt(100) < 30 ? fault(random) : null;
            history.tell(i + " at " + clock.instant() + (fault == null ? "" : " with " + fault));
            act(random, null);
            fault = null;
            rarely(random);
            throwFound();
            judge();
        }
        counts.add("session commands", commands);
        return this;
    }

    private static Fault fault(Random random) {
        Fault any = Fault.random(random);
        return new Fault(any.kind(), 1 + random.nextInt(8));
    }

    @Override
    void wipeRedis() {
        super.wipeRedis();
        losses++;
    }

    private SessionNode alive(Random random, @Nullable Program not) {
        int any = random.nextInt(nodes.size());
        if (nodes.get(any) == not) {
            any = 1 - any;
        }
        if (nodes.get(any).isDead()) {
            nodes.set(any, started());
        }
        return nodes.get(any);
    }

    @Override
    void others(Program here, Random random) {
        act(random, here);
    }

    private void act(Random random, @Nullable Program not) {
        SessionNode node = alive(random, not);
        int what = random.nextInt(100);
        Login one = logins.isEmpty() ? null : logins.get(random.nextInt(logins.size()));
        Login racing = busy;
        if (not != null && racing != null && random.nextInt(3) > 0) {
            one = racing;
        }
        String entering = loggingIn;
        if (not != null && entering != null && random.nextInt(3) == 0) {
            changePassword(node, entering);
        } else if (what < 14 || one == null) {
            logIn(node, WALKERS.get(random.nextInt(5) / 4));
        } else if (what < 70) {
            refresh(node, one);
        } else if (what < 80) {
            again(node, one);
        } else if (what < 84) {
            old(node, one, random);
        } else if (what < 93) {
            logOut(node, one);
        } else {
            changePassword(node, WALKERS.get(random.nextInt(2)));
        }
    }

    private void logIn(SessionNode node, String walker) {
        int password = passwords.getOrDefault(walker, 0);
        int tried = passwordsTried;
        Instant changedAt = changedAt(walker);
        String outer = loggingIn;
        loggingIn = walker;
        attempt(node, () -> {
            Granted granted;
            try {
                granted = node.sessions.begin(walker, changedAt);
            } catch (Refusal refusal) {
                history.tell("  login of " + walker + ": " + refusal.code());
                return;
            }
            if (node.isDead()) {
                return;
            }
            history.tell("  login of " + walker);
            var login = new Login(walker, granted.session(), granted.refreshToken(), clock.instant(), losses);
            login.over = passwords.getOrDefault(walker, 0) != password;
            login.unsure = passwordsTried != tried;
            logins.add(login);
        });
        loggingIn = outer;
    }

    private Instant changedAt(String walker) {
        try {
            return ((Timestamp) mysql.rows("SELECT password_changed_at FROM account WHERE walker_id = ?", walker)
                            .get(0)[0])
                    .toLocalDateTime()
                    .toInstant(ZoneOffset.UTC);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Shows the current token. */
    private void refresh(SessionNode node, Login login) {
        show(node, login, login.current());
    }

    /** Shows the token before the current one, as who lost a race or an answer does. */
    private void again(SessionNode node, Login login) {
        if (login.tokens.size() > 1 && login.unanswered == null) {
            show(node, login, login.tokens.get(login.tokens.size() - 2));
        }
    }

    private void show(SessionNode node, Login login, String token) {
        boolean over = login.over;
        // Of a token before the current one, while the current one is being replaced: it is two behind then.
        boolean mayFail = mayFail(login, token) || login == busy && !token.equals(login.current());
        Instant now = clock.instant();
        String before = login.current();
        Login outer = busy;
        busy = login;
        Granted granted = null;
        String refused = null;
        try {
            granted = node.sessions.refresh(token);
        } catch (Refusal refusal) {
            refused = refusal.status() == 401 ? refusal.code() : null;
        } catch (RuntimeException | Error e) {
            if (!node.isDead() && !Failures.isExpected(e)) {
                throw new IllegalStateException("unexpected", e);
            }
        } finally {
            busy = outer;
        }
        if (node.isDead() || granted == null && refused == null) {
            history.tell("  " + login + ": no answer");
            unanswered(login, token, now);
            return;
        }
        history.tell("  " + login + ": " + (refused == null ? "refreshed" : refused));
        if (refused != null) {
            counts.add("I18", 1);
            boolean overtaken = login.tokens.indexOf(token) < login.tokens.size() - 2;
            if (!over && !mayFail && !overtaken && !login.over && !login.unsure && login.losses == losses) {
                found(new Violation("I18", login + " is signed out: " + refused));
            }
            login.unsure = true;
            return;
        }
        counts.add("I18", 1);
        if (over) {
            found(new Violation("I18", login + " is over, and refreshes"));
        }
        taken(login, token, before, granted, now);
    }

    private void taken(Login login, String token, String before, @Nullable Granted granted, Instant now) {
        String next = granted == null ? "" : granted.refreshToken();
        if (!token.equals(login.current())) {
            counts.add("L4", 1);
            if (!next.equals(login.tokens.get(login.tokens.indexOf(token) + 1))) {
                found(new Violation("L4", login + " has two successors of one token"));
            }
            return;
        }
        if (!before.equals(login.current())) {
            return;
        }
        login.tokens.add(next);
        login.rotated = login.unanswered == null ? now : login.unanswered;
        login.unanswered = null;
        login.losses = losses;
    }

    /** What happened to a token that nobody answered is not known: its successor may exist. */
    private static void unanswered(Login login, String token, Instant now) {
        if (token.equals(login.current()) && login.unanswered == null) {
            login.unanswered = now;
        }
    }

    private boolean mayFail(Login login, String token) {
        Instant now = clock.instant();
        boolean expired =
                !now.isBefore(login.rotated.plus(IDLE).minusSeconds(1)) || !now.isBefore(login.rotated.plus(ABSOLUTE));
        Instant since = token.equals(login.current()) ? login.unanswered : login.rotated;
        boolean late = since != null && !now.isBefore(since.plus(GRACE));
        return login.unsure || expired || late || Duration.between(START, now).compareTo(IDLE) > 0;
    }

    /** A token that was replaced long ago: whoever shows it has stolen it, or the other one has. */
    private void old(SessionNode node, Login login, Random random) {
        if (login.tokens.size() < 3 || login.unanswered != null) {
            return;
        }
        String token = login.tokens.get(random.nextInt(login.tokens.size() - 2));
        boolean losing = login.losses != losses;
        login.unsure = true;
        try {
            node.sessions.refresh(token);
            if (!node.isDead()) {
                found(new Violation("I18", login + " takes an old token"));
            }
        } catch (Refusal refusal) {
            counts.add("I18", 1);
            history.tell("  " + login + " shows an old token: " + refusal.code());
            boolean known = refusal.code().equals("refresh-token-reused");
            if (refusal.status() == 401 && !node.isDead()) {
                if (!known && !login.over && !losing && busy == null && wasLiving(login)) {
                    found(new Violation("I18", login + " was reused, and nobody noticed: " + refusal.code()));
                }
                login.over |= known;
            }
        } catch (RuntimeException | Error e) {
            if (!node.isDead() && !Failures.isExpected(e)) {
                throw new IllegalStateException("unexpected", e);
            }
        }
    }

    private boolean wasLiving(Login login) {
        try {
            return !mysql.rows(
                            """
                            SELECT 1 FROM session_family WHERE session_id = ? AND revoked_at IS NULL
                            AND absolute_expiry > ? AND last_used_at > ?""",
                            login.session,
                            Timestamp.from(clock.instant()),
                            Timestamp.from(clock.instant().minus(IDLE)))
                    .isEmpty();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void logOut(SessionNode node, Login login) {
        login.unsure = true;
        boolean done = attempt(node, () -> {
            try {
                node.sessions.end(login.walker, login.session);
            } catch (Refusal refusal) {
                if (refusal.status() != 404) {
                    throw refusal;
                }
            }
        });
        login.over |= done;
        history.tell("  " + login + (done ? " logged out" : " may be logged out"));
    }

    private void changePassword(SessionNode node, String walker) {
        passwordsTried++;
        List<Login> before =
                logins.stream().filter(login -> login.walker.equals(walker)).toList();
        // From its commit on, long before it is answered.
        before.forEach(login -> login.unsure = true);
        Instant now = clock.instant();
        boolean done = attempt(node, () -> {
            List<Runnable> after = new ArrayList<>();
            node.inTransaction(() -> {
                node.accounts.setPassword(walker, "y", now);
                after.add(node.sessions.endAllFor(walker, "password"));
            });
            if (!node.isDead()) {
                passwords.merge(walker, 1, Integer::sum);
            }
            after.forEach(Runnable::run);
        });
        history.tell("  " + walker + (done ? " has another password" : " may have another password"));
        before.forEach(login -> login.over |= done);
    }

    private void rarely(Random random) throws SQLException {
        switch (random.nextInt(40)) {
            case 0 -> {
                wipeRedis();
                happened("tokens wiped", "tokens-wiped");
            }
            case 1, 2 -> {
                redis.putBack(copy);
                losses++;
                happened("tokens failed over", "tokens-failed-over");
            }
            case 3, 4, 5, 6 -> copy = redis.copy();
            case 7 -> {
                nodes.get(random.nextInt(nodes.size())).die();
                happened("node killed", "node-killed");
            }
            default -> {}
        }
    }

    private void judge() throws SQLException {
        for (String key : redis.keys()) {
            long left = redis.left(key);
            counts.add("I17", 1);
            if (left <= 0 || left > ABSOLUTE.toMillis()) {
                throw new Violation("I17", key.replaceAll("\\{.*}", "{}") + " lives for " + left + " ms");
            }
        }
        for (Object[] row : mysql.rows(
                """
                SELECT walker_id, COUNT(*) FROM session_family WHERE revoked_at IS NULL AND absolute_expiry > ?
                AND last_used_at > ? GROUP BY walker_id""",
                Timestamp.from(clock.instant()),
                Timestamp.from(clock.instant().minus(IDLE)))) {
            if ((Long) row[1] > MOST) {
                throw new Violation("S8", row[0] + " has " + row[1] + " sessions");
            }
        }
    }
}
