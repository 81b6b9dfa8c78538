package com.firewalker.platform.testing;

import com.firewalker.platform.security.AccessTokenVerifier;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwks;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.crypto.spec.SecretKeySpec;

/** Access tokens that are almost right, by name. Cites reliability.md S2. */
public final class ForgedTokens {

    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    /** The key that signs good ones. */
    public record Key(String kid, PrivateKey privateKey, ECPublicKey publicKey) {}

    private final Key key;
    private final String good;
    private final Map<String, String> tokens = new LinkedHashMap<>();

    private ForgedTokens(Key key, String good) {
        this.key = key;
        this.good = good;
    }

    /** @param good a token that is accepted, to be damaged */
    public static Map<String, String> of(Key key, String good) {
        ForgedTokens forged = new ForgedTokens(key, good);
        forged.damaged();
        forged.algorithms();
        forged.headers();
        forged.claims();
        forged.times();
        return forged.tokens;
    }

    private void damaged() {
        String[] part = good.split("\\.");
        add("empty", "");
        add("one dot", ".");
        add("two dots", "..");
        add("words", "not a token");
        add("without signature", part[0] + "." + part[1]);
        add("with empty signature", part[0] + "." + part[1] + ".");
        add("with four parts", good + ".x");
        add("cut short", good.substring(0, good.length() - 1));
        add("padded", good + "=");
        add("with a space", part[0] + "." + part[1] + ". " + part[2]);
        add("of zeros signed", part[0] + "." + part[1] + "." + URL.encodeToString(new byte[64]));
        add("signed twice over", good + part[2]);
        add("too long", good + "A".repeat(5_000));
        add("flipped in the header", flipped(good, 8));
        add("flipped in the claims", flipped(good, part[0].length() + 20));
        add("flipped in the signature", flipped(good, good.length() - 30));
        add("with another last letter", lastLetterChanged(good));
        add(
                "with DER signature",
                part[0] + "." + part[1] + "." + URL.encodeToString(new byte[] {0x30, 6, 2, 1, 1, 2, 1, 1}));
    }

    private void algorithms() {
        String[] part = good.split("\\.");
        String kid = key.kid();
        add("alg none", header("none", kid) + "." + part[1] + ".");
        add("alg None", header("None", kid) + "." + part[1] + ".");
        add("alg none but signed", header("none", kid) + "." + part[1] + "." + part[2]);
        add("alg ES384 claimed", header("ES384", kid) + "." + part[1] + "." + part[2]);
        SecretKeySpec publicKeyAsSecret = new SecretKeySpec(key.publicKey().getEncoded(), "HmacSHA256");
        add(
                "HS256 with our public key",
                build(b -> {}).signWith(publicKeyAsSecret, Jwts.SIG.HS256).compact());
        KeyPair rsa = Jwts.SIG.RS256.keyPair().build();
        add(
                "RS256 with a stranger's key",
                build(b -> {}).signWith(rsa.getPrivate(), Jwts.SIG.RS256).compact());
        KeyPair stranger = Jwts.SIG.ES256.keyPair().build();
        add(
                "ES256 with a stranger's key",
                build(b -> {}).signWith(stranger.getPrivate(), Jwts.SIG.ES256).compact());
        KeyPair ed = Jwts.SIG.EdDSA.keyPair().build();
        add(
                "EdDSA with a stranger's key",
                build(b -> {}).signWith(ed.getPrivate(), Jwts.SIG.EdDSA).compact());
    }

    private void headers() {
        ECPublicKey own = (ECPublicKey) Jwts.SIG.ES256.keyPair().build().getPublic();
        signed("with jwk", b -> b.header().jwk(Jwks.builder().key(own).build()));
        signed("with jku", b -> b.header().add("jku", "https://example.com/jwks.json"));
        signed("with x5u", b -> b.header().add("x5u", "https://example.com/cert.pem"));
        raw("with crit", "\"crit\":[\"exp\"]");
        raw("with x5c", "\"x5c\":[\"MIIB\"]");
        raw("with zip", "\"zip\":\"DEF\"");
        raw("with b64", "\"b64\":true");
        raw("with kid twice", "\"kid\":\"" + key.kid() + "\"");
        signed("with an unknown header", b -> b.header().add("hello", "there"));
        signed("with typ JWT", b -> b.header().type("JWT"));
        signed("without typ", b -> b.header().delete("typ"));
        signed("with unknown kid", b -> b.header().keyId("20200101T000000000"));
        signed("with a path for kid", b -> b.header().keyId("../../keys"));
        signed("without kid", b -> b.header().delete("kid"));
    }

    private void claims() {
        signed("of another issuer", b -> b.issuer("https://example.com"));
        signed("without issuer", b -> b.issuer(null));
        signed("for another audience", b -> b.audience().single("somebody-else"));
        signed("for two audiences", b -> b.audience().add("somebody-else"));
        signed("without audience", b -> b.claim("aud", null));
        signed("without subject", b -> b.subject(null));
        signed("with empty subject", b -> b.subject(""));
        signed("without session", b -> b.claim("sid", null));
        signed("with a number for session", b -> b.claim("sid", 7));
        signed("without id", b -> b.id(null));
        signed("without issue time", b -> b.issuedAt(null));
        signed("without expiry", b -> b.expiration(null));
        signed("without roles", b -> b.claim("roles", null));
        signed("with text for roles", b -> b.claim("roles", "operator"));
    }

    private void times() {
        Instant now = Clock.systemUTC().instant();
        signed("expired", b -> at(b, now.minusSeconds(601), now.minusSeconds(1)));
        signed("of eleven minutes", b -> at(b, now.minusSeconds(10), now.plusSeconds(651)));
        signed("of a year", b -> at(b, now, now.plus(Duration.ofDays(365))));
        signed("issued in the future", b -> at(b, now.plusSeconds(120), now.plusSeconds(300)));
        signed("ending before it begins", b -> at(b, now.plusSeconds(50), now.plusSeconds(20)));
        signed("not yet valid", b -> b.notBefore(Date.from(now.plusSeconds(120))));
    }

    private static void at(JwtBuilder token, Instant issued, Instant expires) {
        token.issuedAt(Date.from(issued)).expiration(Date.from(expires));
    }

    private void signed(String name, Consumer<JwtBuilder> change) {
        add(name, build(change).signWith(key.privateKey(), Jwts.SIG.ES256).compact());
    }

    /** Signed by hand, with one header field more: a library might leave it out. */
    private void raw(String name, String more) {
        String json = "{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"kid\":\"" + key.kid() + "\"," + more + "}";
        String input = URL.encodeToString(json.getBytes(StandardCharsets.UTF_8)) + "." + good.split("\\.")[1];
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key.privateKey());
            signature.update(input.getBytes(StandardCharsets.US_ASCII));
            add(name, input + "." + URL.encodeToString(signature.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Right in everything but the change. */
    private JwtBuilder build(Consumer<JwtBuilder> change) {
        Instant now = Clock.systemUTC().instant();
        JwtBuilder token = Jwts.builder();
        token.header().type(AccessTokenVerifier.TYPE).keyId(key.kid());
        token.issuer(AccessTokenVerifier.ISSUER);
        token.audience().single(AccessTokenVerifier.AUDIENCE);
        token.subject("somebody").claim("sid", "a-session").id("an-id").claim("roles", List.of("walker", "operator"));
        at(token, now, now.plusSeconds(600));
        change.accept(token);
        return token;
    }

    private void add(String name, String token) {
        tokens.put(name, token);
    }

    private static String header(String alg, String kid) {
        String json = "{\"alg\":\"" + alg + "\",\"typ\":\"at+jwt\",\"kid\":\"" + kid + "\"}";
        return URL.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String flipped(String token, int at) {
        char other = token.charAt(at) == 'A' ? 'B' : 'A';
        return token.substring(0, at) + other + token.substring(at + 1);
    }

    /** 86 letters hold 516 bits for 512: the last letter has spellings that mean the same bytes. */
    private static String lastLetterChanged(String token) {
        String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int last = letters.indexOf(token.charAt(token.length() - 1));
        return token.substring(0, token.length() - 1) + letters.charAt(last ^ 1);
    }
}
