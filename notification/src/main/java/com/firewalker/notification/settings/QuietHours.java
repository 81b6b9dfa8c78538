package com.firewalker.notification.settings;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/** From one time of day to another, over midnight where from is later; in the zone the walker lives in. */
public record QuietHours(LocalTime from, LocalTime to) {

    /** When the quiet ends, if it is quiet now. */
    public Optional<Instant> until(Instant now, ZoneId zone) {
        ZonedDateTime local = now.atZone(zone);
        LocalTime time = local.toLocalTime();
        boolean overMidnight = from.isAfter(to);
        boolean evening = !time.isBefore(from);
        boolean morning = time.isBefore(to);
        if (overMidnight ? !(evening || morning) : !(evening && morning)) {
            return Optional.empty();
        }
        LocalDate endDate = overMidnight && evening ? local.toLocalDate().plusDays(1) : local.toLocalDate();
        return Optional.of(ZonedDateTime.of(endDate, to, zone).toInstant());
    }
}
