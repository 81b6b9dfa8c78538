package com.firewalker.command.account;

import com.firewalker.command.mail.Address;
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

    /** What looks like an address; whether it is one, a mail finds out. */
    public static final String FORM = "[^@\\s\\p{Cntrl}]{1,64}@[^@\\s\\p{Cntrl}]{1,189}";

    private EmailKey() {}

    public static String canonical(String email) {
        return Normalizer.normalize(email.strip(), Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }

    public static Address address(String email) {
        return new Address(email, of(email));
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
