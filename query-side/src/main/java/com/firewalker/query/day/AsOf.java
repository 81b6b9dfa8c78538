package com.firewalker.query.day;

import com.firewalker.platform.web.CalendarRange;
import com.firewalker.platform.web.Refusal;
import com.firewalker.query.view.Fact;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A moment of the ledger, given as an instant or as a position (domain-rules.md 11.2).
 *
 * @param position the last one known then; null where an instant is given, or now is meant
 * @param instant the last one of then; null where a position is given, or now is meant
 */
record AsOf(@Nullable Long position, @Nullable Instant instant) {

    private static final Pattern POSITION = Pattern.compile("\\d{1,18}");

    static final AsOf NOW = new AsOf(null, null);

    static AsOf parse(@Nullable String written, CalendarRange range) {
        if (written == null) {
            return NOW;
        }
        return POSITION.matcher(written).matches()
                ? new AsOf(Long.valueOf(written), null)
                : new AsOf(null, instant(written, range));
    }

    /** Whether the fact was known then. */
    boolean knows(Fact fact) {
        return (position == null || fact.position() <= position)
                && (instant == null || !fact.recordedAt().isAfter(instant));
    }

    private static Instant instant(String written, CalendarRange range) {
        try {
            return range.instant("/asOf", written);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("/asOf", "not-an-instant", "asOf must be an RFC 3339 instant or a ledger position");
        }
    }
}
