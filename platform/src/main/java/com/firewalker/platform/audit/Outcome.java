package com.firewalker.platform.audit;

import java.util.Locale;
import java.util.Optional;

/** How an act ended. */
public enum Outcome {
    DONE,
    /** Nothing of it was done, and its operator was told why. */
    REFUSED,
    /** It broke off: something of it may have been done. */
    FAILED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Outcome> of(String word) {
        for (Outcome outcome : values()) {
            if (outcome.word().equals(word)) {
                return Optional.of(outcome);
            }
        }
        return Optional.empty();
    }

    static Outcome ofStatus(int status) {
        return status < 400 ? DONE : status < 500 ? REFUSED : FAILED;
    }
}
