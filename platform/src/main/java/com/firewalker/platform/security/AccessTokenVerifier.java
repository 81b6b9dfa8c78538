package com.firewalker.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Header;
import io.jsonwebtoken.Jws;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.UnsupportedJwtException;
import java.security.Key;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Decides whether a string is an access token of ours that is valid now: ES256 by a key of our own set, RFC 9068 type,
 * every claim present, no more than ten minutes long, its session not denied. One verifier for REST and gRPC.
 * Whatever is odd about a token is a reason to refuse it; the reason is not told.
 */
public final class AccessTokenVerifier {

    public static final String ISSUER = "https://firewalker.com";
    public static final String AUDIENCE = "firewalker";
    public static final String TYPE = "at+jwt";
    public static final Duration MAX_LIFETIME = Duration.ofMinutes(10);

    private static final Duration SKEW = Duration.ofSeconds(60);
    private static final int MAX_LENGTH = 4096;
    private static final int REMEMBERED = 50_000;
    private static final Set<String> HEADERS = Set.of("alg", "typ", "kid");

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private record Verified(Caller caller, String kid) {}

    private final VerificationKeys keys;
    private final RevokedSessions denied;
    private final Clock clock;
    private final JwtParser parser;
    private final Cache<String, Verified> verified = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(MAX_LIFETIME)
            .build();

    public AccessTokenVerifier(VerificationKeys keys, RevokedSessions denied, Clock clock) {
        this.keys = keys;
        this.denied = denied;
        this.clock = clock;
        this.parser = Jwts.parser()
                .keyLocator(this::key)
                .clock(() -> Date.from(clock.instant()))
                .requireIssuer(ISSUER)
                .sig()
                .clear()
                .add(Jwts.SIG.ES256)
                .and()
                .zip()
                .clear()
                .and()
                .build();
    }

    /** The caller this token stands for, or nothing. */
    public Optional<Caller> verify(String token) {
        Verified known = verified.getIfPresent(token);
        if (known == null) {
            known = read(token);
            if (known == null) {
                return Optional.empty();
            }
            verified.put(token, known);
        }
        boolean good = known.caller.expiresAt().isAfter(clock.instant())
                && keys.find(known.kid) != null
                && !denied.contains(known.caller.sessionId());
        return good ? Optional.of(asOfNow(known.caller)) : Optional.empty();
    }

    /** The token says whether its walker was suspended when it was issued; a later word counts more. */
    private Caller asOfNow(Caller caller) {
        Boolean suspended = caller.is(Caller.WALKER) ? denied.suspension(caller.walkerId()) : null;
        if (suspended == null || suspended == caller.is(Caller.SUSPENDED)) {
            return caller;
        }
        Set<String> roles = suspended ? Set.of(Caller.WALKER, Caller.SUSPENDED) : Set.of(Caller.WALKER);
        return new Caller(caller.walkerId(), caller.sessionId(), roles, caller.expiresAt());
    }

    private @Nullable Verified read(String token) {
        if (!canonical(token)) {
            return null;
        }
        try {
            Jws<Claims> jws = parser.parseSignedClaims(token);
            return accept(jws.getHeader().getKeyId(), jws.getPayload());
        } catch (JwtException | IllegalArgumentException | ClassCastException e) {
            return null;
        }
    }

    /** Three parts of base64url with one spelling each: a changed bit is a changed token. */
    private static boolean canonical(String token) {
        if (token.length() > MAX_LENGTH) {
            return false;
        }
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return false;
        }
        for (String part : parts) {
            if (part.isEmpty() || !canonicalPart(part)) {
                return false;
            }
        }
        return unambiguous(parts[0]) && unambiguous(parts[1]);
    }

    /** No name twice: two readers could otherwise see two tokens. */
    private static boolean unambiguous(String part) {
        try {
            return STRICT.readTree(Base64.getUrlDecoder().decode(part)).isObject();
        } catch (JacksonException e) {
            return false;
        }
    }

    private static boolean canonicalPart(String part) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(part);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Key key(Header header) {
        Object kid = header.get("kid");
        boolean plain = HEADERS.containsAll(header.keySet()) && TYPE.equals(header.getType());
        Key key = plain && kid instanceof String id ? keys.find(id) : null;
        if (key == null) {
            throw new UnsupportedJwtException("not a header of ours");
        }
        return key;
    }

    private @Nullable Verified accept(String kid, Claims claims) {
        Date issued = claims.getIssuedAt();
        Date expires = claims.getExpiration();
        String subject = claims.getSubject();
        String jti = claims.getId();
        if (issued == null || expires == null || blank(subject) || blank(jti)) {
            return null;
        }
        if (!(claims.get("sid") instanceof String sid) || sid.isBlank()) {
            return null;
        }
        Set<String> audience = claims.getAudience();
        if (audience == null || !audience.equals(Set.of(AUDIENCE))) {
            return null;
        }
        Duration life = Duration.between(issued.toInstant(), expires.toInstant());
        boolean inTime = !life.isNegative()
                && life.compareTo(MAX_LIFETIME) <= 0
                && !issued.toInstant().isAfter(clock.instant().plus(SKEW));
        Set<String> roles = roles(claims.get("roles"));
        return inTime && !roles.isEmpty()
                ? new Verified(new Caller(subject, sid, roles, expires.toInstant()), kid)
                : null;
    }

    private static Set<String> roles(@Nullable Object claim) {
        Collection<?> names = claim instanceof Collection<?> list ? list : List.of();
        return names.stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .collect(Collectors.toSet());
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
