package com.firewalker.command.mail;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a mail about an account is for, and how long the link in it holds. */
public enum MailKind {
    /** Proves the address of an account. */
    VERIFY("verify", Duration.ofDays(7), Duration.ofDays(1)),
    /** Lets a new password be set. */
    RESET("reset", Duration.ofMinutes(30), Duration.ofMinutes(30)),
    /** Proves an address that is to become the account's. */
    CHANGE("verify", Duration.ofDays(1), Duration.ofDays(1)),
    /** Tells the address until now, and lets it take the change back. */
    CHANGED("undo", Duration.ofDays(7), Duration.ofDays(1)),
    /** Tells whoever holds an address that somebody else asked for it. */
    TAKEN(null, Duration.ZERO, Duration.ofDays(1));

    private final @Nullable String page;
    private final Duration holds;
    private final Duration worthSending;

    MailKind(@Nullable String page, Duration holds, Duration worthSending) {
        this.page = page;
        this.holds = holds;
        this.worthSending = worthSending;
    }

    /** The page of the web app that the link leads to; null: there is no link. */
    @Nullable String page() {
        return page;
    }

    public Duration holds() {
        return holds;
    }

    /** How long an order waits for a server that is away. */
    Duration worthSending() {
        return worthSending;
    }

    /** For use in tables and as the beginning of the names of texts. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static MailKind of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow();
    }
}
