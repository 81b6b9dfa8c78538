package com.firewalker.command.account;

import com.firewalker.events.v1.Visibility;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What is held on a walker as a person. Its text form says nothing of it. */
public record Account(
        String walkerId,
        String email,
        String displayName,
        ZoneId timeZone,
        Visibility visibility,
        String locale,
        String friendCode,
        @Nullable String imageKey,
        Instant createdAt) {

    @Override
    public String toString() {
        return "Account[" + walkerId + "]";
    }
}
