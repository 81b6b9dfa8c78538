package com.firewalker.query.testing;

import com.firewalker.platform.security.AccessTokenVerifier;
import com.firewalker.platform.security.Caller;
import com.firewalker.platform.security.OperatorRole;
import com.firewalker.platform.security.VerificationKeys;
import io.jsonwebtoken.Jwts;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Access tokens that the query side of a test accepts. */
@TestConfiguration(proxyBeanMethods = false)
public class Tokens {

    private static final String KEY_ID = "test";
    private static final KeyPair KEYS = Jwts.SIG.ES256.keyPair().build();

    @Bean
    VerificationKeys verificationKeys() {
        return kid -> kid.equals(KEY_ID) ? (ECPublicKey) KEYS.getPublic() : null;
    }

    public static String walker(String walkerId) {
        return token(walkerId, Caller.WALKER, Duration.ofMinutes(9));
    }

    public static String operator() {
        return operator(Duration.ofMinutes(9));
    }

    public static String operator(Duration lasting) {
        return token("operator", OperatorRole.OPERATOR.word(), lasting);
    }

    private static String token(String subject, String role, Duration lasting) {
        Instant now = Instant.now();
        return Jwts.builder()
                .header()
                .type(AccessTokenVerifier.TYPE)
                .keyId(KEY_ID)
                .and()
                .issuer(AccessTokenVerifier.ISSUER)
                .audience()
                .add(AccessTokenVerifier.AUDIENCE)
                .and()
                .subject(subject)
                .id(UUID.randomUUID().toString())
                .claim("sid", "session-of-" + subject)
                .claim("roles", List.of(role))
                .issuedAt(Date.from(now))
                .expiration(Date.from(now.plus(lasting)))
                .signWith(KEYS.getPrivate(), Jwts.SIG.ES256)
                .compact();
    }
}
