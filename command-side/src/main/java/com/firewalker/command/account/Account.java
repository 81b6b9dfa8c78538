package com.firewalker.command.account;

import com.firewalker.events.v1.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What is held on a walker as a person. Its text form says nothing of it.
 * @param email null where the address went to somebody who proved it
 * @param emailSince when the address became this account's
 */
public record Account(
        String walkerId,
        @Nullable String email,
        String displayName,
        ZoneId timeZone,
        Visibility visibility,
        String locale,
        String friendCode,
        @Nullable String imageKey,
        Instant createdAt,
        boolean emailVerified,
        Instant emailSince,
        boolean suspended) {

    /** For how long an address is kept for whoever does not prove it. */
    public static final Duration UNPROVEN = Duration.ofDays(7);

    /** Whether another may have the address by now. */
    public boolean losesEmailBy(Instant now) {
        return !emailVerified && emailSince.isBefore(now.minus(UNPROVEN));
    }

    /** Who may see the walker's steps: nobody while the account is suspended. */
    public Visibility shownTo() {
        return suspended ? Visibility.VISIBILITY_PRIVATE : visibility;
    }

    @Override
    public String toString() {
        return "Account[" + walkerId + "]";
    }
}
