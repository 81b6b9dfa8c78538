package com.firewalker.command.session;

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

/**
 * The life of a login. MySQL says whether it may live, Redis which token is current; where they disagree, or Redis
 * does not know, the login ends. While either cannot be asked the answer is 503 and the same token may be tried again.
 */
@Component
public class Sessions {

    static final Duration IDLE = Duration.ofDays(30);
    static final Duration ABSOLUTE = Duration.ofDays(90);

    private static final Logger log = LoggerFactory.getLogger(Sessions.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    /** What a client gets: tokens are shown here and nowhere else. */
    record Granted(String accessToken, String refreshToken, long refreshExpiresIn, String sessionId) {

        @Override
        public String toString() {
            return "Granted[" + sessionId + "]";
        }
    }

    private final Families families;
    private final RefreshRecords records;
    private final AccessTokenIssuer issuer;
    private final RevokedSessions denied;
    private final MeterRegistry meters;
    private final Clock clock;

    Sessions(
            Families families,
            RefreshRecords records,
            AccessTokenIssuer issuer,
            RevokedSessions denied,
            MeterRegistry meters,
            Clock clock) {
        this.families = families;
        this.records = records;
        this.issuer = issuer;
        this.denied = denied;
        this.meters = meters;
        this.clock = clock;
    }

    Granted begin(String walkerId, @Nullable String deviceName) {
        Instant now = now();
        RefreshToken token = RefreshToken.first();
        Family family = Family.beginning(newId(), token.familyHash(), walkerId, deviceName, now, now.plus(ABSOLUTE));
        families.sweep(now);
        families.insert(family);
        try {
            records.begin(token, now, secondsToLive(family, now));
        } catch (RuntimeException e) {
            takeBack(family);
            throw e;
        }
        if (!families.advance(family.family(), token.generation(), now)) {
            throw Refusal.unavailable("This login was ended while it began; log in again");
        }
        return granted(family, token, now);
    }

    /** A login whose tokens nobody gets leaves no session behind; without its row a record lets nobody in. */
    private void takeBack(Family family) {
        try {
            families.delete(family.family());
        } catch (RuntimeException e) {
            log.warn("A login that never was one is left to expire: {}", family.sessionId());
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

    List<Family> list(String walkerId) {
        Instant now = now();
        return families.listLive(walkerId, now, now.minus(IDLE));
    }

    void end(String walkerId, String sessionId) {
        end(families.findLive(walkerId, sessionId, now()).orElseThrow(Refusal::notFound), "logout");
    }

    /** Ends every session of a walker, because of a log out everywhere, a new password or an erasure. */
    public void endAll(String walkerId, String because) {
        families.listUnrevoked(walkerId).forEach(family -> end(family, because));
    }

    /** Ends them and leaves no row behind. A row that is missing refuses as well as one that is revoked. */
    public void erase(String walkerId) {
        List<Family> all = families.listAll(walkerId);
        endAll(walkerId, "erasure");
        families.deleteAll(walkerId);
        for (Family family : all) {
            forget(family);
        }
    }

    private Granted answer(Family family, RefreshToken next, Instant now, String how) {
        if (!families.advance(family.family(), next.generation(), now)) {
            throw refused("revoked-meanwhile");
        }
        count(how);
        return granted(family, next, now);
    }

    private Granted granted(Family family, RefreshToken token, Instant now) {
        String access = issuer.forWalker(family.walkerId(), family.sessionId());
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
        if (families.revoke(family.family(), because, now)) {
            SecurityLog.note(
                    "session-ended", "walker", family.walkerId(), "session", family.sessionId(), "because", because);
        }
        long left = Duration.between(now, family.absoluteExpiry()).toSeconds();
        try {
            if (left > 0) {
                records.bury(family.family(), left);
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
