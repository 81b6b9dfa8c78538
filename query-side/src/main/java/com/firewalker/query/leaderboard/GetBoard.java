package com.firewalker.query.leaderboard;

import com.firewalker.query.period.Span;
import io.swagger.v3.oas.annotations.media.Schema;
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
            @Nullable String next) {}

    /** A place; without id and name where the two walkers block each other (domain-rules.md 8.5). */
    record Entry(
            @Schema(example = "2") long rank,
            @Nullable String walkerId,
            @Schema(example = "Anna") @Nullable String displayName,
            @Nullable String imageUrl,
            @Schema(example = "12000") long steps,
            boolean me) {}
}
