package com.firewalker.notification.rendering;

import com.firewalker.notification.intent.Kind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a walker's inbox: facts without words. Words are found when somebody reads, in the reader's language and
 * with the names people have then.
 */
public record InboxEntry(
        String walkerId,
        long seq,
        Kind kind,
        List<Fact> facts,
        Instant createdAt,
        @Nullable Instant readAt) {}
