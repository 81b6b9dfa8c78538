package com.firewalker.command.session;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * {@code <family 128 bit>.<generation>.<secret 256 bit>}, known to its holder only: stored are hashes, and the
 * successor sealed by a key that only the holder of its predecessor can make. Never printed.
 */
final class RefreshToken {

    private static final Pattern FORM =
            Pattern.compile("([A-Za-z0-9_-]{22})\\.(0|[1-9][0-9]{0,8})\\.([A-Za-z0-9_-]{43})");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int IV_BYTES = 12;

    private final String family;
    private final int generation;
    private final String text;

    private RefreshToken(String family, int generation, String secret) {
        this.family = family;
        this.generation = generation;
        this.text = family + "." + generation + "." + secret;
    }

    static RefreshToken first() {
        return new RefreshToken(random(16), 1, random(32));
    }

    static Optional<RefreshToken> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new RefreshToken(form.group(1), Integer.parseInt(form.group(2)), form.group(3)))
                : Optional.empty();
    }

    /** A token of the next generation that nobody has seen yet. */
    RefreshToken successor() {
        return new RefreshToken(family, generation + 1, random(32));
    }

    int generation() {
        return generation;
    }

    /** As handed to the client. */
    String text() {
        return text;
    }

    byte[] familyHash() {
        return sha256("family", family);
    }

    String hash() {
        return base64(sha256("token", text));
    }

    String seal(RefreshToken successor) {
        byte[] iv = new byte[IV_BYTES];
        RANDOM.nextBytes(iv);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, iv, successor.text.getBytes(StandardCharsets.US_ASCII));
        return base64(ByteBuffer.allocate(IV_BYTES + sealed.length)
                .put(iv)
                .put(sealed)
                .array());
    }

    RefreshToken open(String sealed) {
        byte[] bytes = Base64.getUrlDecoder().decode(sealed);
        byte[] text = crypt(
                Cipher.DECRYPT_MODE, Arrays.copyOf(bytes, IV_BYTES), Arrays.copyOfRange(bytes, IV_BYTES, bytes.length));
        return parse(new String(text, StandardCharsets.US_ASCII)).orElseThrow();
    }

    @Override
    public String toString() {
        return "RefreshToken[generation " + generation + "]";
    }

    private byte[] crypt(int mode, byte[] iv, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(sha256("successor", text), "AES"), new GCMParameterSpec(128, iv));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a successor cannot be sealed or opened", e);
        }
    }

    private static byte[] sha256(String purpose, String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(("firewalker refresh " + purpose + ":").getBytes(StandardCharsets.US_ASCII));
            return digest.digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 belongs to every JDK", e);
        }
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return base64(random);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
