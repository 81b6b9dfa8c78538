package com.firewalker.notification.streak;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** When it is time to look: early enough for a walk, late enough to know the day. */
final class Evening {

    static final LocalTime TIME = LocalTime.of(19, 30);

    private Evening() {}

    /** The first evening strictly after an instant, by the clocks of a zone. */
    static Instant after(Instant now, String zone) {
        ZonedDateTime local = now.atZone(zone(zone));
        ZonedDateTime today = local.toLocalDate().atTime(TIME).atZone(local.getZone());
        return (today.toInstant().isAfter(now)
                        ? today
                        : local.toLocalDate().plusDays(1).atTime(TIME).atZone(local.getZone()))
                .toInstant();
    }

    /** Whether it is evening by the clocks of a zone, and still the same day. */
    static boolean isOn(Instant now, String zone) {
        return !now.atZone(zone(zone)).toLocalTime().isBefore(TIME);
    }

    /** A zone this JDK does not know keeps UTC's evenings rather than none. */
    static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }
}
