package com.firewalker.notification.streak;

import com.firewalker.views.v1.Day;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Where a run of reached days passes a milestone. A day that heals a gap lengthens the run of the days after it, so they
 * are walked on from the healed day (domain-rules.md 6.3, 6.4).
 */
final class Milestones {

    static final Set<Integer> DAYS = Set.of(7, 14, 30, 50, 100, 200, 365, 500, 1000);

    private Milestones() {}

    /**
     * @param streak the length of the run that ends on the first day
     * @param from the first day, reached
     * @param later lived days after it, oldest first
     */
    static List<Passed> passed(int streak, LocalDate from, List<Day> later) {
        List<Passed> passed = new ArrayList<>();
        int length = streak;
        add(passed, length, from);
        for (Day day : later) {
            if (!day.getGoalReached()) {
                break;
            }
            length++;
            add(passed, length, LocalDate.ofEpochDay(day.getLocalDate()));
        }
        return passed;
    }

    private static void add(List<Passed> passed, int length, LocalDate date) {
        if (DAYS.contains(length)) {
            passed.add(new Passed(length, date));
        }
    }

    /** The day on which a run became so long. */
    record Passed(int days, LocalDate date) {}
}
