package com.firewalker.platform.security;

import java.util.Locale;
import java.util.Optional;

/** What an operator may do; each role may what the ones before it may (api.md 7). */
public enum OperatorRole {
    /** Reads. */
    VIEWER,
    /** Acts. */
    OPERATOR,
    /** Also names operators. */
    ADMIN;

    /** As contract, tokens and tables write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<OperatorRole> of(String word) {
        for (OperatorRole role : values()) {
            if (role.word().equals(word)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }

    public boolean may(OperatorRole least) {
        return compareTo(least) >= 0;
    }
}
