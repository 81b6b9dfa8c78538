package com.firewalker.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Looks at {@code Firewalker-After} before any controller does: a position is a decimal number that the ledger has
 * reached. The ledger only grows, so it is asked only about positions beyond what it said last.
 * Errors: 400 {@code position-invalid}, {@code position-unknown}. Source: api.md 1.
 */
public final class AskedPosition implements HandlerInterceptor {

    private static final Pattern POSITION = Pattern.compile("\\d{1,18}");

    private final LedgerEnd ledger;
    private final AtomicLong reached = new AtomicLong();

    public AskedPosition(LedgerEnd ledger) {
        this.ledger = ledger;
    }

    /** The position that was asked for; null where none was. */
    public @Nullable Long in(HttpServletRequest request) {
        String written = request.getHeader(Positions.FIREWALKER_AFTER);
        return written == null ? null : checked(written);
    }

    /** For callers that are no HTTP clients: refuses what the ledger has not reached. */
    public long checked(long position) {
        if (position < 0) {
            throw invalid();
        }
        if (position > reached.get() && position > reached.accumulateAndGet(ledger.position(), Math::max)) {
            throw new Refusal(400, "position-unknown", "The ledger has not reached this position");
        }
        return position;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        in(request);
        return true;
    }

    private long checked(String written) {
        if (!POSITION.matcher(written).matches()) {
            throw invalid();
        }
        return checked(Long.parseLong(written));
    }

    private static Refusal invalid() {
        return new Refusal(
                400, "position-invalid", Positions.FIREWALKER_AFTER + " is a position as an answer named it");
    }
}
