package com.firewalker.platform.security;

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
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The one door: open operations are listed, everything else needs a valid token, {@code /v1/ops} an operator's,
 * the rest a walker's.
 */
final class AccessFilter extends OncePerRequestFilter {

    private static final String OPS = "/v1/ops";

    private final AccessTokenVerifier verifier;
    private final ProblemWriter problems;
    private final List<OpenOperation> open;

    AccessFilter(AccessTokenVerifier verifier, ProblemWriter problems, List<OpenOperation> open) {
        this.verifier = verifier;
        this.problems = problems;
        this.open = open;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String uri = request.getRequestURI();
        if (open.stream().anyMatch(operation -> operation.matches(request.getMethod(), uri))) {
            chain.doFilter(request, response);
            return;
        }
        Optional<Caller> caller = caller(request);
        if (caller.isEmpty()) {
            deny(request, response, unauthenticated(request), "nobody");
            return;
        }
        boolean ops = uri.equals(OPS) || uri.startsWith(OPS + "/");
        if (!caller.get().is(ops ? Caller.OPERATOR : Caller.WALKER)) {
            Refusal refusal = new Refusal(403, "forbidden", "This caller's role does not allow this");
            deny(request, response, refusal, caller.get().walkerId());
            return;
        }
        if (ops && !request.getMethod().equals("GET")) {
            SecurityLog.note(
                    "operator-act", "who", caller.get().sessionId(), "method", request.getMethod(), "path", uri);
        }
        chain.doFilter(new AuthenticatedRequest(request, caller.get()), response);
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
