package com.firewalker.testledger;

import com.firewalker.platform.security.AccessTokenVerifier;
import com.firewalker.platform.security.VerificationKeys;
import io.jsonwebtoken.Jwts;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Access tokens as the command side would give them. */
public final class TestTokens implements VerificationKeys {

    private static final String KID = "test-key";
    private static final KeyPair PAIR = Jwts.SIG.ES256.keyPair().build();

    @Override
    public @Nullable ECPublicKey find(String kid) {
        return KID.equals(kid) ? (ECPublicKey) PAIR.getPublic() : null;
    }

    public static String of(String walkerId) {
        return of(walkerId, "session-" + walkerId, "walker");
    }

    public static String operator() {
        return of("operator", "session-operator", "operator");
    }

    public static String of(String walkerId, String sessionId, String role) {
        return of(walkerId, sessionId, role, Duration.ofMinutes(9));
    }

    public static String of(String walkerId, String sessionId, String role, Duration lasting) {
        Instant now = Instant.now();
        return Jwts.builder()
                .header()
                .type(AccessTokenVerifier.TYPE)
                .keyId(KID)
                .and()
                .issuer(AccessTokenVerifier.ISSUER)
                .audience()
                .add(AccessTokenVerifier.AUDIENCE)
                .and()
                .subject(walkerId)
                .claim("sid", sessionId)
                .claim("roles", List.of(role))
                .id(UUID.randomUUID().toString())
                .issuedAt(Date.from(now))
                .expiration(Date.from(now.plus(lasting)))
                .signWith(PAIR.getPrivate(), Jwts.SIG.ES256)
                .compact();
    }
}
