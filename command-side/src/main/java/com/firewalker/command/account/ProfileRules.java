package com.firewalker.command.account;

import com.firewalker.platform.web.Refusal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a name and a zone must be. */
public final class ProfileRules {

    static final int LONGEST_NAME = 40;

    /** The tz database's; those of System V are Java's alone, and every other program would not know them. */
    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds().stream()
            .filter(id -> !id.startsWith("SystemV/"))
            .collect(Collectors.toUnmodifiableSet());

    private ProfileRules() {}

    public static String name(String given) {
        return given.strip();
    }

    public static Optional<Refusal.Field> nameObjection(String given) {
        return textObjection("/displayName", given, LONGEST_NAME);
    }

    /** What is shown to people: within bounds, of one line, and not turning what stands beside it. */
    public static Optional<Refusal.Field> textObjection(String pointer, String given, int longest) {
        String name = name(given);
        int length = name.codePointCount(0, name.length());
        if (length < 1 || length > longest) {
            return objection(pointer, "length", "a name has 1 to " + longest + " characters");
        }
        return given.codePoints().anyMatch(ProfileRules::unprintable)
                ? objection(pointer, "invalid", "a name has no control characters")
                : Optional.empty();
    }

    /** Line breaks and the like, and marks that turn the direction of what follows. */
    private static boolean unprintable(int codePoint) {
        int type = Character.getType(codePoint);
        boolean turns = codePoint >= 0x202a && codePoint <= 0x202e
                || codePoint >= 0x2066 && codePoint <= 0x2069
                || codePoint == 0x200e
                || codePoint == 0x200f
                || codePoint == 0x061c;
        return type == Character.CONTROL
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE
                || turns;
    }

    public static Optional<Refusal.Field> zoneObjection(String given) {
        return ZONES.contains(given) && zone(given).isPresent()
                ? Optional.empty()
                : objection("/timeZone", "unknown-zone", "this is not an IANA time zone");
    }

    private static Optional<ZoneId> zone(String given) {
        try {
            return Optional.of(ZoneId.of(given));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Refusal.Field> objection(String pointer, String code, String detail) {
        return Optional.of(new Refusal.Field(pointer, code, detail));
    }
}
