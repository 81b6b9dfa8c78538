package com.firewalker.platform.web.idempotency;

import com.firewalker.platform.web.ProblemWriter;
import com.firewalker.platform.web.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.springframework.web.util.WebUtils;

/**
 * Honours Idempotency-Key on POST: one caller's repeated request gets the first answer, another body a refusal.
 * Answers that depend on the moment (not signed in, too many, store away) are not kept, nor are refusals of callers who
 * are not signed in: they changed nothing, and anybody could fill the primary with them.
 *
 * <p>An answer is kept after the request's own transactions. Where the process dies in between, the same request meets
 * 409 {@code request-in-progress} for at most a minute and then runs as a new one; what the first had already done is
 * told by the refusal of the second, such as 409 {@code email-taken}.
 */
public final class IdempotencyFilter extends OncePerRequestFilter {

    public static final String HEADER = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final Set<Integer> OF_THE_MOMENT = Set.of(401, 403, 408, 413, 425, 429);
    private static final String REQUEST = IdempotencyFilter.class.getName();

    private final IdempotencyStore answers;
    private final ProblemWriter problems;
    private final Set<String> excluded;

    public IdempotencyFilter(IdempotencyStore answers, ProblemWriter problems, Set<String> excluded) {
        this.answers = answers;
        this.problems = problems;
        this.excluded = excluded;
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST")
                || request.getHeader(HEADER) == null
                || excluded.contains(request.getRequestURI());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getAttribute(REQUEST) instanceof IdempotentRequest first) {
            proceed(first, request, response, chain);
            return;
        }
        String key = request.getHeader(HEADER);
        if (!KEY.matcher(key).matches()) {
            refuse(request, response, new Refusal(400, "idempotency-key-invalid", "1 to 255 visible characters"));
            return;
        }
        RepeatableBody repeatable = new RepeatableBody(request);
        IdempotentRequest asked = IdempotentRequest.of(key, caller(request), request, repeatable.body());
        IdempotencyStore.Claim claim = answers.claim(asked);
        switch (claim.kind()) {
            case WON -> {
                request.setAttribute(REQUEST, asked);
                proceed(asked, repeatable, new ContentCachingResponseWrapper(response), chain);
            }
            case ANSWERED -> replay(claim.answer(), response);
            case REUSED ->
                refuse(
                        request,
                        response,
                        new Refusal(422, "idempotency-key-reused", "This key came with another request"));
            case UNDER_WAY ->
                refuse(
                        request,
                        response,
                        new Refusal(
                                409,
                                "request-in-progress",
                                "The first request with this key has not ended; repeat it after a moment, or after a"
                                        + " minute where its answer was lost",
                                List.of(),
                                Duration.ofSeconds(1)));
        }
    }

    private void proceed(
            IdempotentRequest asked, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean done = false;
        try {
            chain.doFilter(request, response);
            done = true;
        } finally {
            if (!done) {
                answers.release(asked);
            }
        }
        // An asynchronous answer comes back inside a wrapper of Spring's own.
        var answer = WebUtils.getNativeResponse(response, ContentCachingResponseWrapper.class);
        if (!isAsyncStarted(request) && answer != null) {
            settle(asked, answer);
            answer.copyBodyToResponse();
        }
    }

    private void settle(IdempotentRequest asked, ContentCachingResponseWrapper answer) {
        int status = answer.getStatus();
        if (status >= 500 || OF_THE_MOMENT.contains(status) || !asked.signedIn && status >= 400) {
            answers.release(asked);
        } else {
            answers.settle(asked, StoredResponse.of(answer));
        }
    }

    private static void replay(@Nullable StoredResponse answer, HttpServletResponse response) throws IOException {
        if (answer != null) {
            response.setHeader(REPLAYED, "true");
            answer.writeTo(response);
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, Refusal refusal) throws IOException {
        problems.write(request, response, refusal);
    }

    /** A signed-in walker, or for those not signed in the address: strangers never share a key. */
    private static String caller(HttpServletRequest request) {
        String user = request.getRemoteUser();
        return user == null ? "address:" + request.getRemoteAddr() : "walker:" + user;
    }
}
