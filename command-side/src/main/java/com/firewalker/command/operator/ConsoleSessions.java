package com.firewalker.command.operator;

import com.firewalker.platform.audit.Act;
import com.firewalker.platform.audit.AuditTrail;
import com.firewalker.platform.audit.Outcome;
import com.firewalker.platform.security.AccessTokenVerifier;
import com.firewalker.platform.security.Caller;
import com.firewalker.platform.security.OperatorRole;
import com.firewalker.platform.security.OperatorSessions;
import com.firewalker.platform.security.RevokedSessions;
import com.firewalker.platform.security.SecurityLog;
import com.firewalker.platform.web.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Operators' sessions in browsers: begun by a one-time code or a token, at most eight hours long, over after thirty idle
 * minutes. The role is the operator's of the moment, looked up at every request; an admin's session is a viewer's until a
 * second factor has confirmed it, but that of {@code local} only in production. Source: api.md 9, Operators.
 */
@Component
class ConsoleSessions implements OperatorSessions {

    static final Duration CODE_HOLDS = Duration.ofSeconds(60);
    static final Duration LONGEST = Duration.ofHours(8);
    static final Duration IDLE = Duration.ofMinutes(30);

    /** How exactly the last use is known. */
    private static final Duration TOUCHED_EVERY = Duration.ofMinutes(1);

    record Code(String code, Instant expiresAt) {

        @Override
        public String toString() {
            return "Code";
        }
    }

    /** @param secret for the cookie, shown here and nowhere else */
    record Begun(String secret, Caller caller, Instant expiresAt) {

        @Override
        public String toString() {
            return "Begun[" + caller.walkerId() + "]";
        }
    }

    private final Operators operators;
    private final SessionRows rows;
    private final AccessTokenVerifier verifier;
    private final RevokedSessions denied;
    private final AuditTrail trail;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final boolean localConfirms;

    ConsoleSessions(
            Operators operators,
            SessionRows rows,
            AccessTokenVerifier verifier,
            RevokedSessions denied,
            AuditTrail trail,
            PlatformTransactionManager transactions,
            Clock clock,
            Environment environment) {
        this.operators = operators;
        this.rows = rows;
        this.verifier = verifier;
        this.denied = denied;
        this.trail = trail;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.localConfirms = environment.acceptsProfiles(Profiles.of("production"));
    }

    /** Errors: 404 for who is no operator. */
    Code newCode(String name) {
        if (operators.roleOf(name).isEmpty()) {
            throw Refusal.notFound();
        }
        String code = Secret.make();
        Instant expiresAt = now().plus(CODE_HOLDS);
        rows.sweep(now());
        rows.insertCode(Secret.hash(code), name, expiresAt);
        return new Code(code, expiresAt);
    }

    /** Errors: 401 for a code that was used, is late or is not valid. */
    Begun beginByCode(String code, String requestId) {
        return transaction.execute(status -> {
            String name = rows.useCode(Secret.hash(code), now()).orElseThrow(ConsoleSessions::refused);
            return begin(name, "by a one-time link", requestId);
        });
    }

    /** Errors: 401 for what is no operator's token, or the token of one who was removed. */
    Begun beginByToken(String token, String requestId) {
        Caller caller = verifier.verify(token)
                .filter(known -> known.operatorRole().isPresent())
                .orElseThrow(ConsoleSessions::refused);
        return transaction.execute(status -> begin(caller.walkerId(), "by a token", requestId));
    }

    /** In the transaction that used the code: a sign-in that the log does not have is none. */
    private Begun begin(String name, String how, String requestId) {
        OperatorRole role = operators.roleOf(name).orElseThrow(ConsoleSessions::refused);
        String secret = Secret.make();
        Instant now = now();
        var session = new SessionRows.Session(Secret.newId(), name, now, now.plus(LONGEST), false);
        rows.insert(session, Secret.hash(secret), now);
        String parameters = "{\"how\":\"" + how + "\"}";
        String act = trail.begin(
                new Act(name, role.word(), "sign-in", "sessions/" + session.id(), parameters, null, requestId));
        trail.end(act, Outcome.DONE);
        SecurityLog.note("console-session", "who", name, "session", session.id());
        return new Begun(secret, caller(session, role, now), session.expiresAt());
    }

    @Override
    public Optional<Caller> recognise(String secret, boolean active) {
        Instant now = now();
        Optional<SessionRows.Session> session = rows.find(Secret.hash(secret)).filter(found -> lives(found, now));
        if (session.isEmpty()) {
            return Optional.empty();
        }
        SessionRows.Session found = session.get();
        if (active && found.lastUsedAt().isBefore(now.minus(TOUCHED_EVERY))) {
            rows.touch(found.id(), now);
        }
        return operators.roleOf(found.name()).map(role -> caller(found, role, now));
    }

    /** @param role the operator's; an admin's session is a viewer's until it is confirmed */
    private Caller caller(SessionRows.Session session, OperatorRole role, Instant now) {
        Instant soon = now.plus(AccessTokenVerifier.MAX_LIFETIME);
        Instant until = soon.isBefore(session.expiresAt()) ? soon : session.expiresAt();
        boolean asked = localConfirms || !Operators.isLocal(session.name());
        boolean unconfirmed = role == OperatorRole.ADMIN && asked && !session.confirmed();
        Set<String> roles = unconfirmed ? Set.of(OperatorRole.VIEWER.word(), Caller.UNCONFIRMED) : Set.of(role.word());
        return new Caller(session.name(), session.id(), roles, until);
    }

    /** When the caller's session ends at the latest; a token is its own session. */
    Instant endOf(Caller caller) {
        return rows.find(caller.sessionId()).map(SessionRows.Session::expiresAt).orElse(caller.expiresAt());
    }

    /** Also a token's: it is refused from then on. */
    void end(Caller caller) {
        transaction.executeWithoutResult(status -> rows.delete(caller.sessionId()));
        denied.deny(caller.sessionId());
        SecurityLog.note("console-session-ended", "session", caller.sessionId(), "because", "signed-out");
    }

    private static boolean lives(SessionRows.Session session, Instant now) {
        return session.expiresAt().isAfter(now)
                && session.lastUsedAt().plus(IDLE).isAfter(now);
    }

    private static Refusal refused() {
        return new Refusal(401, "sign-in-refused", "This link or token was used, is too old, or is not valid");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
