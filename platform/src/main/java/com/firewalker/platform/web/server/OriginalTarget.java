package com.firewalker.platform.web.server;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/** An error dispatch that remembers what was asked for. */
final class OriginalTarget extends HttpServletRequestWrapper {

    OriginalTarget(HttpServletRequest request) {
        super(request);
    }

    @Override
    public String getRequestURI() {
        Object asked = getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return asked == null ? super.getRequestURI() : asked.toString();
    }
}
