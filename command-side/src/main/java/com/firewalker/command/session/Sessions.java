package com.firewalker.command.session;

import com.firewalker.command.account.AccountRepository;
import com.firewalker.command.account.Credentials;
import com.firewalker.command.account.LiveSessions;
import com.firewalker.command.account.Retried;
import com.firewalker.command.session.RefreshRecords.Rotation;
import com.firewalker.platform.security.RevokedSessions;
import com.firewalker.platform.security.SecurityLog;
import com.firewalker.platform.web.Refusal;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The life of a login. MySQL says whether it may live, Redis which token is current; where they disagree, or Redis
 * does not know, the login ends. While either cannot be asked the answer is 503 and the same token may be tried again.
 */
@Component
public class Sessions implements LiveSessions {

    static final Duration IDLE = Duration.ofDays(30);
    static final Duration ABSOLUTE = Duration.ofDays(90);

    /** A person's; for one more the longest unused ends. */
    static final int MOST = 20;

    private static final Logger log = LoggerFactory.getLogger(Sessions.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    /** What a client gets: tokens are shown here and nowhere else. */
    record Granted(String accessToken, String refreshToken, long refreshExpiresIn, String sessionId) {

        @Override
        public String toString() {
            return "Granted[" + sessionId + "]";
        }
    }

    private final Credentials credentials;
    private final AccountRepository accounts;
    private final TokenFamilies families;
    private final RefreshRecords records;
    private final AccessTokenIssuer issuer;
    private final RevokedSessions denied;
    private final MeterRegistry meters;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Sessions(
            Credentials credentials,
            AccountRepository accounts,
            TokenFamilies families,
            RefreshRecords records,
            AccessTokenIssuer issuer,
            RevokedSessions denied,
            MeterRegistry meters,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.credentials = credentials;
        this.accounts = accounts;
        this.families = families;
        this.records = records;
        this.issuer = issuer;
        this.denied = denied;
        this.meters = meters;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    Granted begin(Credentials.Proven walker, Device device) {
        Instant now = now();
        RefreshToken token = RefreshToken.first();
        Family family =
                Family.beginning(newId(), token.familyHash(), walker.walkerId(), device, now, now.plus(ABSOLUTE));
        families.sweep(now);
        List<Family> ended = Retried.afterConflict(() -> transaction.execute(status -> insert(walker, family)));
        ended.forEach(one -> hasten(one, now));
        try {
            records.begin(token, now, secondsToLive(family, now));
        } catch (RuntimeException e) {
            takeBack(family);
            throw e;
        }
        if (!families.advance(family.sessionId(), token.generation(), now)) {
            forget(family);
            throw badCredentials();
        }
        return granted(family, token, now);
    }

    static Refusal badCredentials() {
        return new Refusal(401, "bad-credentials", "E-mail and password do not belong together");
    }

    /**
     * The account is looked for again and held: what erases it or changes its password comes before and is seen here, or
     * after and sees this row. Answers what ended for it.
     */
    private List<Family> insert(Credentials.Proven walker, Family family) {
        if (!credentials.hold(walker)) {
            throw badCredentials();
        }
        Instant now = family.createdAt();
        List<Family> before = families.lockUsable(walker.walkerId(), now, now.minus(IDLE));
        List<Family> tooMany = before.size() < MOST ? List.of() : before.subList(MOST - 1, before.size());
        tooMany.forEach(one -> revoke(one, "too-many", now));
        families.insert(family);
        return tooMany;
    }

    /** A login whose tokens nobody gets leaves no session behind; without its row a record lets nobody in. */
    private void takeBack(Family family) {
        try {
            families.delete(family.sessionId());
        } catch (RuntimeException e) {
            log.warn(
                    "The row of a failed login could not be deleted, session {} expires by itself", family.sessionId());
        }
    }

    Granted refresh(String presented) {
        RefreshToken token = RefreshToken.parse(presented).orElseThrow(() -> refused("unreadable"));
        Instant now = now();
        Family family = families.find(token.familyHash()).orElseThrow(() -> refused("unknown"));
        long secondsToLive = secondsToLive(family, now);
        if (family.revoked() || secondsToLive <= 0) {
            throw refused(family.revoked() ? "revoked" : "expired");
        }
        RefreshToken next = token.successor();
        Rotation rotation = records.rotate(token, next, family.generation(), now, secondsToLive);
        return switch (rotation.outcome()) {
            case ROTATED -> answer(family, next, now, "rotated");
            case GRACE -> answer(family, opened(token, rotation), now, "grace");
            case WRONG, REVOKED -> throw refused(rotation.outcome().name());
            case MISSING, BEHIND -> {
                end(family, "state-unknown");
                throw refused(rotation.outcome().name());
            }
            case REUSED -> {
                end(family, "reuse");
                count("reused");
                throw new Refusal(401, "refresh-token-reused", "This refresh token was used before; log in again");
            }
        };
    }

    /** Last used first; null: from the beginning. */
    List<Family> list(String walkerId, TokenFamilies.@Nullable After after, int limit) {
        Instant now = now();
        TokenFamilies.After begin = after == null ? new TokenFamilies.After(now.plus(ABSOLUTE), "") : after;
        return families.listLive(walkerId, now, now.minus(IDLE), begin, limit);
    }

    @Override
    public List<Living> living(String walkerId) {
        return list(walkerId, null, MOST).stream()
                .map(family -> new Living(
                        family.sessionId(),
                        family.device().client(),
                        family.device().place(),
                        family.createdAt(),
                        family.lastUsedAt()))
                .toList();
    }

    /** Errors: 404 where it is not a living session of the walker's. */
    Family rename(String walkerId, String sessionId, @Nullable String name) {
        families.rename(walkerId, sessionId, name, now());
        return families.findLive(walkerId, sessionId, now()).orElseThrow(Refusal::notFound);
    }

    void end(String walkerId, String sessionId) {
        end(families.findLive(walkerId, sessionId, now()).orElseThrow(Refusal::notFound), "logout");
    }

    /** Logs out everywhere. */
    void endAll(String walkerId) {
        Retried.afterConflict(() -> transaction.execute(status -> endAll(walkerId, null, "logout")))
                .run();
    }

    @Override
    public Runnable endAll(String walkerId, @Nullable String exceptSessionId, String because) {
        Instant now = now();
        List<Family> ending = families.lockUnrevoked(walkerId).stream()
                .filter(family -> !family.sessionId().equals(exceptSessionId))
                .toList();
        ending.forEach(family -> revoke(family, because, now));
        return () -> ending.forEach(family -> hasten(family, now));
    }

    /** A row that is missing refuses as well as one that is revoked. */
    @Override
    public Runnable erase(String walkerId) {
        List<Family> all = families.lockAll(walkerId);
        families.deleteAll(walkerId);
        return () -> all.forEach(family -> {
            denied.deny(family.sessionId());
            forget(family);
        });
    }

    private Granted answer(Family family, RefreshToken next, Instant now, String how) {
        if (!families.advance(family.sessionId(), next.generation(), now)) {
            throw refused("revoked-meanwhile");
        }
        count(how);
        return granted(family, next, now);
    }

    private Granted granted(Family family, RefreshToken token, Instant now) {
        String access =
                issuer.forWalker(family.walkerId(), family.sessionId(), accounts.isSuspended(family.walkerId()));
        return new Granted(access, token.text(), secondsToLive(family, now), family.sessionId());
    }

    private static RefreshToken opened(RefreshToken token, Rotation rotation) {
        String sealed = rotation.sealed();
        if (sealed == null) {
            throw new IllegalStateException("a grace without a successor");
        }
        return token.open(sealed);
    }

    /** MySQL first; only then the tombstone and the access tokens, which merely hasten what is already decided. */
    private void end(Family family, String because) {
        Instant now = now();
        revoke(family, because, now);
        hasten(family, now);
    }

    private void revoke(Family family, String because, Instant now) {
        if (families.revoke(family.sessionId(), because, now)) {
            SecurityLog.note(
                    "session-ended", "walker", family.walkerId(), "session", family.sessionId(), "because", because);
        }
    }

    private void hasten(Family family, Instant now) {
        long left = Duration.between(now, family.absoluteExpiry()).toSeconds();
        try {
            if (left > 0) {
                records.revoke(family.family(), left);
            }
        } catch (Refusal away) {
            log.warn("A session ended in MySQL only, the token store is away: {}", family.sessionId());
        }
        denied.deny(family.sessionId());
    }

    private void forget(Family family) {
        try {
            records.forget(family.family());
        } catch (Refusal away) {
            log.warn("A record without its row is left to expire, the token store is away");
        }
    }

    private Refusal refused(String why) {
        String reason = why.toLowerCase(Locale.ROOT);
        SecurityLog.note("refresh-refused", "because", reason);
        count("refused");
        return new Refusal(401, "refresh-token-invalid", "This refresh token is not valid; log in again");
    }

    private void count(String outcome) {
        meters.counter("firewalker.auth.refresh", "outcome", outcome).increment();
    }

    private static long secondsToLive(Family family, Instant now) {
        long absolute = Duration.between(now, family.absoluteExpiry()).toSeconds();
        return Math.min(IDLE.toSeconds(), absolute);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static String newId() {
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
