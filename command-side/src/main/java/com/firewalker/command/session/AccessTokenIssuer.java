package com.firewalker.command.session;

import com.firewalker.platform.security.AccessTokenVerifier;
import com.firewalker.platform.security.Caller;
import io.jsonwebtoken.Jwts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/** Signs access tokens after RFC 9068: short-lived, one audience, a role. */
public final class AccessTokenIssuer {

    static final Duration LIFETIME = AccessTokenVerifier.MAX_LIFETIME;

    private static final String OPERATORS_SUBJECT = "operator";
    private static final String INGEST_SUBJECT = "device-cloud";

    private final SigningKeys keys;
    private final Clock clock;

    public AccessTokenIssuer(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    String forWalker(String walkerId, String sessionId) {
        return sign(walkerId, sessionId, Caller.WALKER);
    }

    /** For a person at the machine who can read the keys; opens {@code /v1/ops} for ten minutes. */
    public String forOperator() {
        return sign(OPERATORS_SUBJECT, "operator-" + UUID.randomUUID(), Caller.OPERATOR);
    }

    /** For a device cloud or partner: opens {@code StepIngest} for every walker, and nothing else, for ten minutes. */
    public String forIngest() {
        return sign(INGEST_SUBJECT, "ingest-" + UUID.randomUUID(), Caller.INGEST);
    }

    private String sign(String subject, String sessionId, String role) {
        SigningKey key = keys.signing();
        Instant now = clock.instant();
        return Jwts.builder()
                .header()
                .type(AccessTokenVerifier.TYPE)
                .keyId(key.kid())
                .and()
                .issuer(AccessTokenVerifier.ISSUER)
                .audience()
                .single(AccessTokenVerifier.AUDIENCE)
                .subject(subject)
                .claim("sid", sessionId)
                .id(UUID.randomUUID().toString())
                .issuedAt(Date.from(now))
                .expiration(Date.from(now.plus(LIFETIME)))
                .claim("roles", List.of(role))
                .signWith(key.privateKey(), Jwts.SIG.ES256)
                .compact();
    }
}
