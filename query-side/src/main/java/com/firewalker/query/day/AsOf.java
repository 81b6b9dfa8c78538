package com.firewalker.query.day;

import com.firewalker.platform.web.Refusal;
import com.firewalker.query.view.Fact;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A moment of the ledger, given as an instant or as a position (domain-rules.md 11.2). */
record AsOf(String written, Predicate<Fact> known) {

    private static final Pattern POSITION = Pattern.compile("\\d{1,18}");

    static final AsOf NOW = new AsOf("now", fact -> true);

    static AsOf parse(@Nullable String written) {
        if (written == null) {
            return NOW;
        }
        return POSITION.matcher(written).matches()
                ? at(written, Long.parseLong(written))
                : at(written, instant(written));
    }

    private static AsOf at(String written, long position) {
        return new AsOf(written, fact -> fact.position() <= position);
    }

    private static AsOf at(String written, Instant instant) {
        return new AsOf(written, fact -> !fact.recordedAt().isAfter(instant));
    }

    private static Instant instant(String written) {
        try {
            return OffsetDateTime.parse(written).toInstant();
        } catch (DateTimeException e) {
            throw Refusal.invalid("/asOf", "not-an-instant", "asOf must be an RFC 3339 instant or a ledger position");
        }
    }
}
