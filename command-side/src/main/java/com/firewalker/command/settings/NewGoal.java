package com.firewalker.command.settings;

import com.firewalker.platform.web.Refusal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A goal as it arrives; without a date it holds from tomorrow on. */
record NewGoal(@Nullable Integer dailySteps, @Nullable LocalDate effectiveFrom) {

    private static final int MAX = 100_000;

    int checkedSteps() {
        if (dailySteps == null) {
            throw Refusal.invalid("/dailySteps", "required", "A goal needs a number of steps");
        }
        if (dailySteps < 1 || dailySteps > MAX) {
            throw Refusal.invalid("/dailySteps", "out-of-range", "1 to " + MAX + " steps: " + dailySteps);
        }
        return dailySteps;
    }
}
