package com.firewalker.command.walker;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How zones are written: IANA names, and fixed offsets as {@code +05:45}, which are quarter hours between -12:00 and
 * +14:00. Source: domain-rules.md 3.1.
 */
public final class Zones {

    private static final Set<String> NAMES = Set.copyOf(ZoneId.getAvailableZoneIds());
    private static final Pattern OFFSET = Pattern.compile("[+-]\\d{2}:\\d{2}");
    private static final int QUARTER_SECONDS = 900;
    private static final int EARLIEST_SECONDS = -12 * 3600;
    private static final int LATEST_SECONDS = 14 * 3600;

    private Zones() {}

    /** Empty where that is no zone anybody lives in. */
    public static Optional<ZoneId> read(String text) {
        try {
            if (OFFSET.matcher(text).matches()) {
                return offset(ZoneOffset.of(text).getTotalSeconds());
            }
            return NAMES.contains(text) && !text.startsWith("SystemV/")
                    ? Optional.of(ZoneId.of(text))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A fixed offset, in seconds east of UTC. */
    public static Optional<ZoneId> offset(int seconds) {
        boolean onEarth = seconds % QUARTER_SECONDS == 0 && seconds >= EARLIEST_SECONDS && seconds <= LATEST_SECONDS;
        return onEarth ? Optional.of(ZoneOffset.ofTotalSeconds(seconds)) : Optional.empty();
    }

    public static String write(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? "+00:00" : zone.getId();
    }
}
