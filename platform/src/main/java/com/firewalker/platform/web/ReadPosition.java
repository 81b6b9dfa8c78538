package com.firewalker.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * For questions about tables that are written together with the ledger: whatever the ledger held before the tables are
 * read is in the answer, and the answer says so. Views that follow the ledger name their own position instead.
 */
public final class ReadPosition implements HandlerInterceptor {

    private final LedgerEnd ledger;

    public ReadPosition(LedgerEnd ledger) {
        this.ledger = ledger;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getMethod().equals("GET") || request.getMethod().equals("HEAD")) {
            response.setHeader(Positions.FIREWALKER_POSITION, Long.toString(ledger.position()));
        }
        return true;
    }
}
