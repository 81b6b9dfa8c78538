package com.firewalker.command.account;

import com.firewalker.platform.web.Refusal;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** NIST SP 800-63B-4: length and not well-known, nothing about which characters. */
@Component
public class PasswordRules {

    static final int MIN = 15;
    static final int MAX = 128;

    private final CommonPasswords common;

    PasswordRules(CommonPasswords common) {
        this.common = common;
    }

    Optional<Refusal.Field> objection(String password, String email) {
        return objection("/password", password, email);
    }

    /**
     * Characters are counted as people count them, in any script.
     * @param pointer where the password stands in the request
     * @param email null where there is none
     */
    public Optional<Refusal.Field> objection(String pointer, String password, @Nullable String email) {
        int length = password.codePointCount(0, password.length());
        if (length < MIN || length > MAX) {
            return because(pointer, "length", "a password has " + MIN + " to " + MAX + " characters");
        }
        String lower = password.toLowerCase(Locale.ROOT);
        if (common.contains(lower)
                || email != null && EmailKey.canonical(password).equals(EmailKey.canonical(email))) {
            return because(pointer, "common-password", "this password is too easy to guess");
        }
        return Optional.empty();
    }

    private static Optional<Refusal.Field> because(String pointer, String code, String detail) {
        return Optional.of(new Refusal.Field(pointer, code, detail));
    }
}
