package com.firewalker.platform.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An opaque mark in a list: the keys after which the next page begins.
 * Bound to the list it came from (its scope) and checksummed, so that a damaged or foreign mark is refused rather
 * than misread. It grants nothing: every page checks the caller again.
 */
public final class Cursor {

    private static final char SEPARATOR = '\u001f';
    private static final int CHECKSUM_BYTES = 8;
    private static final int MAX_LENGTH = 1024;

    private Cursor() {}

    /** @param scope names the list and everything that filters or orders it */
    public static String write(String scope, Object... keys) {
        String joined = String.join(
                String.valueOf(SEPARATOR),
                Arrays.stream(keys).map(String::valueOf).toList());
        byte[] body = joined.getBytes(StandardCharsets.UTF_8);
        byte[] token = Arrays.copyOf(checksum(scope, body), CHECKSUM_BYTES + body.length);
        System.arraycopy(body, 0, token, CHECKSUM_BYTES, body.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** The keys, or null for the first page. */
    public static @Nullable List<String> read(String scope, int keys, @Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        byte[] token = decode(cursor);
        if (token.length < CHECKSUM_BYTES) {
            throw invalid();
        }
        byte[] body = Arrays.copyOfRange(token, CHECKSUM_BYTES, token.length);
        if (!Arrays.equals(checksum(scope, body), Arrays.copyOf(token, CHECKSUM_BYTES))) {
            throw invalid();
        }
        List<String> parts = List.of(new String(body, StandardCharsets.UTF_8).split(String.valueOf(SEPARATOR), -1));
        if (parts.size() != keys) {
            throw invalid();
        }
        return parts;
    }

    private static byte[] decode(String cursor) {
        if (cursor.length() > MAX_LENGTH) {
            throw invalid();
        }
        try {
            return Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
    }

    private static byte[] checksum(String scope, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(scope.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return Arrays.copyOf(digest.digest(body), CHECKSUM_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 belongs to every JDK", e);
        }
    }

    private static Refusal invalid() {
        return Refusal.invalid("/cursor", "invalid-cursor", "This cursor does not belong to this list");
    }
}
