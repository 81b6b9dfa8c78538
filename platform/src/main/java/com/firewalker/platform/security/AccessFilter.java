package com.firewalker.platform.security;

import com.firewalker.platform.web.Origins;
import com.firewalker.platform.web.ProblemWriter;
import com.firewalker.platform.web.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The one door: open operations are listed, everything else needs a valid token, {@code /v1/ops} an operator's or the
 * cookie of an operator's session, the rest a walker's. A suspended walker finds little open. What the operator's role
 * allows is looked at by {@code platform.audit}, which knows the operation.
 */
final class AccessFilter extends OncePerRequestFilter {

    private static final String OPS = "/v1/ops";
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final AccessTokenVerifier verifier;
    private final ProblemWriter problems;
    private final OperatorSessions sessions;
    private final Origins origins;
    private final List<OpenOperation> open;
    private final List<OpenToSuspended> openToSuspended;

    AccessFilter(
            AccessTokenVerifier verifier,
            ProblemWriter problems,
            OperatorSessions sessions,
            Origins origins,
            List<OpenOperation> open,
            List<OpenToSuspended> openToSuspended) {
        this.verifier = verifier;
        this.problems = problems;
        this.sessions = sessions;
        this.origins = origins;
        this.open = open;
        this.openToSuspended = openToSuspended;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String uri = request.getRequestURI();
        if (open.stream().anyMatch(operation -> operation.matches(request.getMethod(), uri))) {
            chain.doFilter(request, response);
            return;
        }
        boolean ops = uri.equals(OPS) || uri.startsWith(OPS + "/");
        Optional<Caller> caller = Optional.empty();
        try {
            caller = ops ? operator(request) : caller(request);
            caller.ifPresent(known -> admit(known, ops, request));
        } catch (Refusal refusal) {
            deny(request, response, refusal, caller.map(Caller::walkerId).orElse("nobody"));
            return;
        }
        if (caller.isEmpty()) {
            deny(request, response, unauthenticated(request), "nobody");
            return;
        }
        chain.doFilter(new AuthenticatedRequest(request, caller.get()), response);
    }

    private void admit(Caller caller, boolean ops, HttpServletRequest request) {
        boolean may = ops ? caller.operatorRole().isPresent() : caller.is(Caller.WALKER);
        if (!may) {
            throw new Refusal(403, "forbidden", "This caller's role does not allow this");
        }
        if (caller.is(Caller.SUSPENDED)
                && openToSuspended.stream()
                        .noneMatch(kept -> kept.matches(request.getMethod(), request.getRequestURI()))) {
            throw Refusal.suspended();
        }
        if (ops && !isSafe(request)) {
            SecurityLog.note(
                    "operator-act",
                    "who",
                    caller.walkerId(),
                    "session",
                    caller.sessionId(),
                    "method",
                    request.getMethod(),
                    "path",
                    request.getRequestURI());
        }
    }

    private static boolean isSafe(HttpServletRequest request) {
        return SAFE.contains(request.getMethod());
    }

    /** A token counts more than a cookie. A browser adds the cookie by itself, so what changes something needs more. */
    private Optional<Caller> operator(HttpServletRequest request) {
        Optional<String> cookie =
                request.getHeader(HttpHeaders.AUTHORIZATION) == null ? OperatorCookie.read(request) : Optional.empty();
        if (cookie.isEmpty()) {
            return caller(request);
        }
        if (!isSafe(request)) {
            origins.check(request);
        }
        return sessions.recognise(cookie.get(), !isStream(request));
    }

    /** A stream that a page left open begins again by itself: no sign of anybody there. */
    private static boolean isStream(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("text/event-stream");
    }

    private Optional<Caller> caller(HttpServletRequest request) {
        List<String> values = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        if (values.size() != 1) {
            return Optional.empty();
        }
        String value = values.get(0);
        return value.regionMatches(true, 0, "Bearer ", 0, 7) ? verifier.verify(value.substring(7)) : Optional.empty();
    }

    private static Refusal unauthenticated(HttpServletRequest request) {
        boolean presented = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
        String challenge = presented ? "Bearer error=\"invalid_token\"" : "Bearer";
        return new Refusal(
                401,
                "unauthenticated",
                "A valid access token is needed",
                List.of(),
                null,
                Map.of(HttpHeaders.WWW_AUTHENTICATE, challenge));
    }

    private void deny(HttpServletRequest request, HttpServletResponse response, Refusal refusal, @Nullable String who)
            throws IOException {
        SecurityLog.note(
                "denied",
                "status",
                refusal.status(),
                "who",
                String.valueOf(who),
                "method",
                request.getMethod(),
                "path",
                request.getRequestURI());
        problems.write(request, response, refusal);
    }
}
