package com.firewalker.notification.intent;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a notice is about. Order is precedence: a digest is named after the first kind among its facts. */
public enum Kind {
    FRIEND_REQUEST(Lane.NOW),
    FRIEND_ACCEPTED(Lane.NOW),
    GOAL_REACHED(Lane.SYNC),
    STREAK_MILESTONE(Lane.SYNC),
    BADGE_EARNED(Lane.SYNC),
    GOAL_ALMOST(Lane.NOW),
    STREAK_AT_RISK(Lane.NOW),
    FRIEND_GOAL_REACHED(Lane.SYNC),
    DAY_CORRECTED(Lane.SYNC),
    EXPORT_READY(Lane.NOW),
    APPEAL_DECIDED(Lane.NOW);

    private final Lane lane;

    Kind(Lane lane) {
        this.lane = lane;
    }

    /** Whether facts of this kind wait for others of the same sync (domain-rules.md 9.3). */
    public Lane lane() {
        return lane;
    }

    /** The name of the public contract, e.g. {@code goal-reached}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Kind> ofCode(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }

    /** NOW waits for nobody; SYNC gathers what one upload brings. */
    public enum Lane {
        NOW,
        SYNC;

        public String column() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
