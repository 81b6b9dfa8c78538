package com.firewalker.query.friends;

import com.firewalker.platform.web.Refusal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Requests that came in, or that went out. */
enum Direction {
    IN,
    OUT;

    /** Without a word: what came in, for it waits for the caller. */
    static Direction of(@Nullable String word) {
        for (Direction direction : values()) {
            if (word == null || direction.word().equals(word)) {
                return direction;
            }
        }
        throw Refusal.invalid("/direction", "invalid", "direction is in or out");
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String other(FriendRequestView ask) {
        return this == IN ? ask.requesterId() : ask.addresseeId();
    }
}
