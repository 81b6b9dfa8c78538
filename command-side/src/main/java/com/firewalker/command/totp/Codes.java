package com.firewalker.command.totp;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.google.common.io.BaseEncoding;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;

/** RFC 6238 as authenticator apps know it: SHA-1, six digits, 30 seconds; a step before and after is taken too. */
public final class Codes {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final TimeBasedOneTimePasswordGenerator GENERATOR = new TimeBasedOneTimePasswordGenerator();
    private static final int SECRET_BYTES = 20;
    private static final int RECOVERY_BYTES = 10;

    private Codes() {}

    public static byte[] newSecret() {
        return random(SECRET_BYTES);
    }

    public static String text(byte[] secret) {
        return BaseEncoding.base32().omitPadding().encode(secret);
    }

    /** For a QR code. */
    public static String uri(byte[] secret, String account) {
        String label = URLEncoder.encode("Firewalker:" + account, StandardCharsets.UTF_8)
                .replace("+", "%20");
        return "otpauth://totp/" + label + "?secret=" + text(secret)
                + "&issuer=Firewalker&algorithm=SHA1&digits=6&period=30";
    }

    /** 80 bits in four groups: {@code abcd-efgh-ijkl-mnop}. */
    public static String newRecovery() {
        return BaseEncoding.base32().lowerCase().withSeparator("-", 4).encode(random(RECOVERY_BYTES));
    }

    /** However it was typed. */
    public static byte[] recoveryHash(String typed) {
        String code = typed.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(("firewalker recovery:" + code).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 belongs to every JDK", e);
        }
    }

    /** The time step that the code belongs to, now or one step away. */
    public static OptionalLong step(byte[] secret, String typed, Instant now) {
        String code = typed.replaceAll("\\s", "");
        long step = now.getEpochSecond() / GENERATOR.getTimeStep().toSeconds();
        return LongStream.rangeClosed(step - 1, step + 1)
                .filter(one -> MessageDigest.isEqual(
                        code(secret, one).getBytes(StandardCharsets.UTF_8), code.getBytes(StandardCharsets.UTF_8)))
                .findFirst();
    }

    public static String code(byte[] secret, long step) {
        try {
            Instant at = Instant.ofEpochSecond(step * GENERATOR.getTimeStep().toSeconds());
            return GENERATOR.generateOneTimePasswordString(new SecretKeySpec(secret, "RAW"), at);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("any bytes are a key of HMAC", e);
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
