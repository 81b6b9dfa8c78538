package com.firewalker.query.challenge;

import com.firewalker.events.v1.ChallengeSettings;
import com.firewalker.query.challenge.Shares.Rules;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A challenge as the view holds it. Positions are 0 for what did not happen.
 * @param to the last date, moved ends included
 */
record Held(
        String id,
        ChallengeSettings settings,
        LocalDate from,
        LocalDate to,
        @Nullable String organiserId,
        Instant createdAt,
        boolean unlisted,
        long cancelledAt,
        long sealedAt,
        int policy,
        @Nullable String hash) {

    Rules rules() {
        return new Rules(settings, from, to);
    }

    boolean isSealed() {
        return sealedAt > 0;
    }

    /** An unlisted one, to whoever neither takes part nor organises it (domain-rules.md 8.13). */
    boolean looksMissingTo(String walkerId, boolean takesPart) {
        return unlisted && !takesPart && !walkerId.equals(organiserId);
    }

    /** Whether a fact at a position still counts. */
    boolean counts(long position) {
        return cancelledAt == 0 && (sealedAt == 0 || position < sealedAt);
    }

    /** The last position that may count. */
    long lastPosition() {
        return isSealed() ? sealedAt - 1 : Long.MAX_VALUE;
    }

    /** How its hash and its members' pseudonyms begin. */
    static String name(String challengeId) {
        return "challenge/" + challengeId;
    }
}
