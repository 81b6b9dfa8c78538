package com.firewalker.query.day;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.firewalker.platform.web.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many steps do the walker's dates have, from the first to the last? Every date is answered. */
record GetDays(String walkerId, LocalDate from, LocalDate to) {

    static final int MOST_DAYS = 400;

    void refuseUnanswered() {
        long days = ChronoUnit.DAYS.between(from, to) + 1;
        if (days < 1) {
            throw Refusal.invalid("/to", "before-from", "to must not be before from");
        }
        if (days > MOST_DAYS) {
            throw Refusal.invalid("/to", "too-long", "a range has at most " + MOST_DAYS + " days: " + days);
        }
    }

    /** The dates asked for, in order. */
    @Schema(name = "Days")
    record Result(List<Day> days) {}

    /** One local date; where no live sample stands on it its total is 0 and {@code hasData} is false. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Day(
            @Schema(example = "2026-11-22") LocalDate date,
            @Schema(example = "8512") int total,
            int ranked,
            int quarantined,
            int goal,
            boolean goalReached,
            @Nullable Instant goalReachedAt,
            int streak,
            List<DeviceShare> devices,
            @Nullable Instant updatedAt,
            boolean hasData) {

        static Day without(LocalDate date, int goal, int streak) {
            return new Day(date, 0, 0, 0, goal, false, null, streak, List.of(), null, false);
        }

        static Day of(DayView view, int streak) {
            return new Day(
                    view.localDate(),
                    view.total(),
                    view.ranked(),
                    view.quarantined(),
                    view.goal(),
                    view.goalReached(),
                    view.goalReachedAt(),
                    streak,
                    view.devices(),
                    view.updatedAt(),
                    view.hasData());
        }
    }
}
