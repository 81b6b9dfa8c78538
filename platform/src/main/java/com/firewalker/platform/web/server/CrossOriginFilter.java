package com.firewalker.platform.web.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets pages of the named origins call from a browser; a preflight is answered before anybody asks for a token. Calls from
 * other origins are answered as ever, without the fields that would let a browser hand the answer over. Cookies are for
 * our own pages only. Source: api.md 1.
 */
final class CrossOriginFilter extends OncePerRequestFilter {

    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
    private static final String ASKED = "Authorization, Content-Type, Firewalker-After, Idempotency-Key, If-None-Match,"
            + " Last-Event-ID, X-Request-Id";
    private static final String ANSWERED = "ETag, Firewalker-Degraded, Firewalker-Position, RateLimit-Limit,"
            + " RateLimit-Remaining, RateLimit-Reset, Retry-After, X-Request-Id";
    private static final String AN_HOUR = "3600";

    private final Set<String> origins;

    CrossOriginFilter(Set<String> origins) {
        this.origins = Set.copyOf(origins);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null || !origins.contains(origin)) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        response.setHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, ANSWERED);
        if (!CorsUtils.isPreFlightRequest(request)) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS);
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, ASKED);
        response.setHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, AN_HOUR);
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
}
