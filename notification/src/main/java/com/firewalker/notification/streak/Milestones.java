package com.firewalker.notification.streak;

import java.time.LocalDate;
import java.util.Set;

/** How long a run of reached days must be to be told of; where it became so long, the query side knows. */
final class Milestones {

    static final Set<Integer> DAYS = Set.of(7, 14, 30, 50, 100, 200, 365, 500, 1000);

    private Milestones() {}

    /** The day on which a run became so long. */
    record Passed(int days, LocalDate date) {}
}
