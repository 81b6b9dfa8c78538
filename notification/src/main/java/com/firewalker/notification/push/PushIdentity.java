package com.firewalker.notification.push;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who we are to push services (VAPID, RFC 8292). The pair is made once and kept with the subscriptions, which are bound
 * to it: with another pair they would all be worthless.
 */
@Component
class PushIdentity {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final JdbcTemplate jdbc;
    private final JsonMapper json;
    private final PushSettings settings;
    private final AtomicReference<@Nullable KeyPair> pair = new AtomicReference<>();

    PushIdentity(JdbcTemplate jdbc, JsonMapper json, PushSettings settings) {
        this.jdbc = jdbc;
        this.json = json;
        this.settings = settings;
    }

    /** What browsers subscribe with. */
    String publicKey() throws GeneralSecurityException {
        return BASE64.encodeToString(EcPoints.encode((ECPublicKey) pair().getPublic()));
    }

    /** The Authorization header for a push service. */
    String authorization(String origin, Instant expiresAt) throws GeneralSecurityException {
        Map<String, Object> claims = new TreeMap<>();
        claims.put("aud", origin);
        claims.put("exp", expiresAt.getEpochSecond());
        claims.put("sub", settings.contact());
        String signed = encode("{\"typ\":\"JWT\",\"alg\":\"ES256\"}") + "." + encode(json.writeValueAsString(claims));
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(pair().getPrivate());
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return "vapid t=" + signed + "." + BASE64.encodeToString(signature.sign()) + ", k=" + publicKey();
    }

    private static String encode(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private KeyPair pair() throws GeneralSecurityException {
        KeyPair known = pair.get();
        if (known != null) {
            return known;
        }
        KeyPair fresh = EcPoints.fresh();
        jdbc.update("""
                INSERT INTO push_identity (id, private_key, public_key) VALUES (1, ?, ?)
                ON DUPLICATE KEY UPDATE id = id""", fresh.getPrivate().getEncoded(), fresh.getPublic().getEncoded());
        KeyPair kept = read();
        pair.set(kept);
        return kept;
    }

    private KeyPair read() throws GeneralSecurityException {
        List<byte[][]> stored = jdbc.query("SELECT private_key, public_key FROM push_identity WHERE id = 1", (row, n) ->
                new byte[][] {row.getBytes(1), row.getBytes(2)});
        byte[][] encoded = stored.get(0);
        KeyFactory factory = KeyFactory.getInstance("EC");
        return new KeyPair(
                factory.generatePublic(new X509EncodedKeySpec(encoded[1])),
                factory.generatePrivate(new PKCS8EncodedKeySpec(encoded[0])));
    }
}
