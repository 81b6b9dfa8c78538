package com.firewalker.command.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Locale;

/**
 * The one form of an e-mail address by which accounts are found and attempts are counted: the same for every way of
 * writing it in capitals or in wide letters.
 */
public final class EmailKey {

    private EmailKey() {}

    public static String canonical(String email) {
        return Normalizer.normalize(email.strip(), Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }

    /** The hash under which an account is kept. */
    static byte[] of(String email) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(canonical(email).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 belongs to every JDK", e);
        }
    }
}
