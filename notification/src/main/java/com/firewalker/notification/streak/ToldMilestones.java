package com.firewalker.notification.streak;

import com.firewalker.notification.streak.Milestones.Passed;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Which milestones were told. A healed gap moves the day on which the same run became so long: a milestone told within
 * its own length is of the same run and is not told again.
 */
@Component
class ToldMilestones {

    private final JdbcTemplate jdbc;

    ToldMilestones(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    static String key(String walkerId, Passed passed) {
        return prefix(walkerId, passed) + passed.date();
    }

    boolean near(String walkerId, Passed passed) {
        String prefix = prefix(walkerId, passed);
        List<String> keys = jdbc.query(
                "SELECT intent_key FROM intent WHERE intent_key > ? AND intent_key < ?",
                (row, n) -> row.getString(1),
                prefix,
                prefix + "~");
        return keys.stream()
                .map(key -> LocalDate.parse(key.substring(prefix.length())))
                .anyMatch(date -> Math.abs(date.toEpochDay() - passed.date().toEpochDay()) < passed.days());
    }

    private static String prefix(String walkerId, Passed passed) {
        return "STREAK_MILESTONE:" + walkerId + ":" + passed.days() + ":";
    }
}
