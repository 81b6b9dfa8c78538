package com.firewalker.platform.web.idempotency;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Who asked what under which key, as hashes only.
 * Its answer is sealed with a key made from the request: whoever holds the table, but not the request, reads nothing.
 */
final class IdempotentRequest {

    private static final int IV_BYTES = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    final byte[] scope;
    final byte[] caller;
    final byte[] fingerprint;
    final boolean signedIn;
    private final SecretKeySpec seal;

    private IdempotentRequest(byte[] scope, byte[] caller, byte[] fingerprint, boolean signedIn, byte[] seal) {
        this.scope = scope;
        this.caller = caller;
        this.fingerprint = fingerprint;
        this.signedIn = signedIn;
        this.seal = new SecretKeySpec(seal, "AES");
    }

    static IdempotentRequest of(String key, String caller, HttpServletRequest request, byte[] body) {
        byte[] who = bytes(caller);
        byte[] what = bytes(request.getMethod() + " " + request.getRequestURI() + "?" + request.getQueryString());
        return new IdempotentRequest(
                hash("scope", who, bytes(key)),
                hash("caller", who),
                hash("request", what, body),
                request.getRemoteUser() != null,
                hash("seal", who, bytes(key), what, body));
    }

    /** The hash under which one caller's answers are kept. */
    static byte[] callerHash(String caller) {
        return hash("caller", bytes(caller));
    }

    byte[] seal(byte[] plain) {
        byte[] iv = new byte[IV_BYTES];
        RANDOM.nextBytes(iv);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, iv, plain, 0);
        return ByteBuffer.allocate(IV_BYTES + sealed.length).put(iv).put(sealed).array();
    }

    byte[] open(byte[] sealed) {
        byte[] iv = java.util.Arrays.copyOf(sealed, IV_BYTES);
        return crypt(Cipher.DECRYPT_MODE, iv, sealed, IV_BYTES);
    }

    private byte[] crypt(int mode, byte[] iv, byte[] input, int from) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, seal, new GCMParameterSpec(128, iv));
            return cipher.doFinal(input, from, input.length - from);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the kept answer cannot be sealed or opened", e);
        }
    }

    private static byte[] hash(String purpose, byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes(purpose));
            for (byte[] part : parts) {
                digest.update(ByteBuffer.allocate(4).putInt(part.length).array());
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 belongs to every JDK", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
