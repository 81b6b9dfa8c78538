package com.firewalker.command.profile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A walker's profile as the walker sees it. */
record Me(
        String walkerId,
        @Nullable String email,
        boolean emailVerified,
        String displayName,
        String timeZone,
        String timeZoneMode,
        String visibility,
        int dailyGoal,
        String friendCode,
        @Nullable String imageUrl,
        Instant createdAt,
        String locale) {}
