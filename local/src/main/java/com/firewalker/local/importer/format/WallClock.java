package com.firewalker.local.importer.format;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns wall times into instants. In autumn an hour comes twice: read in order, a wall time that was seen before is the
 * second one.
 */
final class WallClock {

    private final ZoneId zone;
    private final Map<String, LocalDateTime> latest = new HashMap<>();

    WallClock(ZoneId zone) {
        this.zone = zone;
    }

    /** An instant, and whether its wall time stood for an earlier one before. */
    record Moment(Instant at, boolean second) {}

    /** @param source whose times come in order */
    Moment at(String source, LocalDateTime wall) {
        ZonedDateTime first = wall.atZone(zone);
        ZonedDateTime later = first.withLaterOffsetAtOverlap();
        if (first.getOffset().equals(later.getOffset())) {
            return new Moment(first.toInstant(), false);
        }
        @Nullable LocalDateTime seen = latest.get(source);
        boolean second = seen != null && !wall.isAfter(seen) && seen.isBefore(wall.plusHours(1));
        if (!second) {
            latest.put(source, wall);
        }
        return new Moment(second ? later.toInstant() : first.toInstant(), second);
    }
}
