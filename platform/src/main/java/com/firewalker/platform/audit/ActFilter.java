package com.firewalker.platform.audit;

import com.firewalker.platform.web.idempotency.RepeatableBody;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Lets an act's body be read twice, and its answer out only once the log holds how it ended: whoever has the answer finds
 * the act closed. Where the end cannot be recorded the act stands in the log without one; it is done nonetheless.
 */
final class ActFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(ActFilter.class);
    private static final Set<String> ACTS = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final String OPS = "/v1/ops/";

    private final AuditTrail trail;

    ActFilter(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith(OPS) || !ACTS.contains(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        RepeatableBody body = new RepeatableBody(request);
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        Outcome outcome = Outcome.FAILED;
        try {
            chain.doFilter(body, answer);
            outcome = Outcome.ofStatus(answer.getStatus());
        } finally {
            end(request, outcome);
        }
        answer.copyBodyToResponse();
    }

    private void end(HttpServletRequest request, Outcome outcome) {
        CurrentAct act = CurrentAct.take(request).orElse(null);
        if (act == null || act.isRecordedAsDone() && outcome == Outcome.DONE) {
            return;
        }
        try {
            trail.end(act.id(), outcome);
        } catch (RuntimeException e) {
            log.error("The end of act {} is not in the audit log: it was {}", act.id(), outcome.word(), e);
        }
    }
}
