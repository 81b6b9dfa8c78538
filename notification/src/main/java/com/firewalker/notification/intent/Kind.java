package com.firewalker.notification.intent;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a notice is about. Order is precedence: a digest is named after the first kind among its facts. */
public enum Kind {
    FRIEND_REQUEST(Delivery.IMMEDIATE),
    FRIEND_ACCEPTED(Delivery.IMMEDIATE),
    GOAL_REACHED(Delivery.DIGEST),
    STREAK_MILESTONE(Delivery.DIGEST),
    BADGE_EARNED(Delivery.DIGEST),
    GOAL_ALMOST(Delivery.IMMEDIATE),
    STREAK_AT_RISK(Delivery.IMMEDIATE),
    FRIEND_GOAL_REACHED(Delivery.DIGEST),
    DAY_CORRECTED(Delivery.DIGEST),
    EXPORT_READY(Delivery.IMMEDIATE),
    APPEAL_DECIDED(Delivery.IMMEDIATE),
    CHALLENGE_STARTED(Delivery.IMMEDIATE),
    CHALLENGE_CHANGED(Delivery.IMMEDIATE),
    CHALLENGE_SEALED(Delivery.IMMEDIATE);

    private final Delivery delivery;

    Kind(Delivery delivery) {
        this.delivery = delivery;
    }

    /** Whether facts of this kind wait for others of the same sync (domain-rules.md 9.3). */
    public Delivery delivery() {
        return delivery;
    }

    /** The name of the public contract, e.g. {@code goal-reached}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Kind> ofCode(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
