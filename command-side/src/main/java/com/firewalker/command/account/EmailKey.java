package com.firewalker.command.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Locale;

/** The hash by which an e-mail address is found, the same for every way of writing it in capitals. */
final class EmailKey {

    private EmailKey() {}

    static byte[] of(String email) {
        String one = Normalizer.normalize(email.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        try {
            return MessageDigest.getInstance("SHA-256").digest(one.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 belongs to every JDK", e);
        }
    }
}
