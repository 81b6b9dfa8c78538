package com.firewalker.command.walker;

import com.firewalker.events.v1.Visibility;

/** What every command on a walker must satisfy before it exists. */
final class Checks {

    static final int MAX_GOAL = 100_000;

    private Checks() {}

    static void goal(int dailySteps) {
        if (dailySteps < 1 || dailySteps > MAX_GOAL) {
            throw new IllegalArgumentException("goal must be 1.." + MAX_GOAL + ": " + dailySteps);
        }
    }

    static void chosen(Visibility visibility) {
        if (visibility == Visibility.VISIBILITY_UNSPECIFIED || visibility == Visibility.UNRECOGNIZED) {
            throw new IllegalArgumentException("visibility must be chosen: " + visibility);
        }
    }
}
