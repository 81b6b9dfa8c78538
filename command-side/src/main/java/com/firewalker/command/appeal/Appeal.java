package com.firewalker.command.appeal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a walker says of a day on which steps are held, and what an operator answered. Texts are personal data.
 *
 * @param position where the ledger stood: what the day held then is what a grant releases
 */
record Appeal(
        String id,
        String walkerId,
        LocalDate date,
        State state,
        String text,
        @Nullable String answer,
        long position,
        Instant createdAt,
        @Nullable Instant decidedAt) {

    enum State {
        OPEN,
        GRANTED,
        DENIED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<State> of(String word) {
            for (State state : values()) {
                if (state.word().equals(word)) {
                    return Optional.of(state);
                }
            }
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "Appeal[" + id + "]";
    }
}
