package com.firewalker.command.session;

import com.firewalker.platform.security.AccessTokenVerifier;
import com.firewalker.platform.security.Caller;
import com.firewalker.platform.security.OperatorRole;
import io.jsonwebtoken.Jwts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/** Signs access tokens after RFC 9068: short-lived, one audience, a role. */
public final class AccessTokenIssuer {

    public static final Duration LIFETIME = AccessTokenVerifier.MAX_LIFETIME;

    /** The operator whom whoever can read the keys is. */
    public static final String LOCAL_OPERATOR = "local";

    private static final String INGEST_SUBJECT = "device-cloud";

    private final SigningKeys keys;
    private final Clock clock;

    public AccessTokenIssuer(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    String forWalker(String walkerId, String sessionId, boolean suspended) {
        List<String> roles = suspended ? List.of(Caller.WALKER, Caller.SUSPENDED) : List.of(Caller.WALKER);
        return sign(walkerId, sessionId, roles);
    }

    /** For a person at the machine who can read the keys, an admin; opens {@code /v1/ops} for ten minutes. */
    public String forOperator() {
        return forOperator(LOCAL_OPERATOR, OperatorRole.ADMIN);
    }

    /** Opens {@code /v1/ops} for ten minutes, as far as the role goes. */
    public String forOperator(String name, OperatorRole role) {
        return sign(name, "operator-" + UUID.randomUUID(), List.of(role.word()));
    }

    /** For a device cloud or partner: opens {@code StepIngest} for every walker, and nothing else, for ten minutes. */
    public String forIngest() {
        return sign(INGEST_SUBJECT, "ingest-" + UUID.randomUUID(), List.of(Caller.INGEST));
    }

    private String sign(String subject, String sessionId, List<String> roles) {
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
                .claim("roles", roles)
                .signWith(key.privateKey(), Jwts.SIG.ES256)
                .compact();
    }
}
