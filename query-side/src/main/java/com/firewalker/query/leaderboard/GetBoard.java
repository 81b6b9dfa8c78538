package com.firewalker.query.leaderboard;

import com.firewalker.query.leaderboard.sealed.SetSeal;
import com.firewalker.query.period.Span;
import com.firewalker.query.ranking.BoardPage;
import com.firewalker.query.ranking.BoardQuestion;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who walked how far on this board, and where does the caller stand? */
record GetBoard(
        Scope scope,
        Span span,
        String walkerId,
        BoardQuestion question,
        @Nullable Long after) {

    /** Among whom. */
    enum Scope {
        GLOBAL,
        FRIENDS;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A part of the board and the caller's own place, from one snapshot. */
    @Schema(name = "Board")
    record Result(
            String scope,
            String period,
            LocalDate from,
            LocalDate to,
            List<Entry> entries,
            BoardPage.@Nullable Me me,
            @Nullable String next,

            @Schema(allowableValues = {"open", "closing", "sealed"})
            String state,

            @Schema(description = "Null for history, which is never sealed") @Nullable Instant closesAt,

            @Nullable Instant sealsAt,

            @Schema(description = "Null until the board is sealed") @Nullable SetSeal seal) {}

    /**
     * A place; masked, without id and name, where the two walkers block each other (domain-rules.md 8.5), and on a sealed
     * board where somebody hid since or is erased (7.4).
     */
    record Entry(
            @Schema(example = "2") long rank,
            @Nullable String walkerId,
            @Schema(example = "Anna") @Nullable String displayName,
            @Nullable String imageUrl,
            @Schema(example = "12000") long steps,
            boolean me,
            boolean masked) {}
}
