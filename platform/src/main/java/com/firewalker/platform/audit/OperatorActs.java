package com.firewalker.platform.audit;

import com.firewalker.platform.security.Caller;
import com.firewalker.platform.security.OperatorRole;
import com.firewalker.platform.security.SecurityLog;
import com.firewalker.platform.web.Refusal;
import com.firewalker.platform.web.server.RequestIdFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import tools.jackson.databind.JsonNode;

/**
 * Looks at every request of an operator before its controller does: whether the role allows it, whether it needs a
 * reason, and that the log has it before anything is done. What the log cannot take is not done (503).
 * Errors: 403 {@code forbidden} and {@code second-factor-required}, 422 {@code reason-required}; all stand in the log as
 * refused. Source: api.md 7, 9.
 */
final class OperatorActs implements HandlerInterceptor {

    private static final Logger log = LoggerFactory.getLogger(OperatorActs.class);
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    /** The attribute of a request that holds the act by which somebody was looked up. */
    static final String LOOKED_UP = OperatorActs.class.getName();

    private final AuditTrail trail;
    private final ActParameters parameters;

    OperatorActs(AuditTrail trail, ActParameters parameters) {
        this.trail = trail;
        this.parameters = parameters;
    }

    static OperatorRole leastRole(HandlerMethod handler, boolean reads) {
        LeastRole said = handler.getMethodAnnotation(LeastRole.class);
        return said != null ? said.value() : reads ? OperatorRole.VIEWER : OperatorRole.OPERATOR;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() == DispatcherType.REQUEST
                && handler instanceof HandlerMethod method
                && request.getUserPrincipal() instanceof Caller caller) {
            look(request, method, caller);
        }
        return true;
    }

    private void look(HttpServletRequest request, HandlerMethod method, Caller caller) {
        boolean reads = SAFE.contains(request.getMethod());
        OperatorRole role = caller.operatorRole().orElseThrow(OperatorActs::forbidden);
        JsonNode body = parameters.body(request);
        String reason = GivenReason.in(request, body);
        if (GivenReason.isTooLong(reason)) {
            throw GivenReason.tooLong();
        }
        if (!role.may(leastRole(method, reads))) {
            refuse(act(request, method, caller, role, body, reason), forbidden(caller));
        }
        if (reads && method.getMethodAnnotation(Recorded.class) == null) {
            return;
        }
        Act act = act(request, method, caller, role, body, reason);
        if (reason == null && GivenReason.isNeeded(method.getMethodAnnotation(NeedsReason.class), body)) {
            refuse(act, GivenReason.required());
        }
        request.setAttribute(NeedsReason.GIVEN, reason);
        String id = trail.begin(act);
        if (reads) {
            trail.end(id, Outcome.DONE);
            request.setAttribute(LOOKED_UP, id);
        } else {
            CurrentAct.begin(id, request);
        }
    }

    private void refuse(Act act, Refusal refusal) {
        SecurityLog.note("denied", "status", refusal.status(), "who", act.actor(), "action", act.action());
        try {
            trail.end(trail.begin(act), Outcome.REFUSED);
        } catch (RuntimeException e) {
            log.warn("A refused act is not in the audit log: {} by {}", act.action(), act.actor(), e);
        }
        throw refusal;
    }

    private Act act(
            HttpServletRequest request,
            HandlerMethod method,
            Caller caller,
            OperatorRole role,
            @Nullable JsonNode body,
            @Nullable String reason) {
        String template = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        return new Act(
                caller.walkerId(),
                role.word(),
                ActWords.action(method),
                ActWords.target(template, request.getRequestURI()),
                parameters.of(request, body),
                reason,
                String.valueOf(request.getAttribute(RequestIdFilter.MDC_KEY)));
    }

    /** An admin may everything, so that only the second factor can be missing. */
    private static Refusal forbidden(Caller caller) {
        return caller.is(Caller.UNCONFIRMED)
                ? new Refusal(403, "second-factor-required", "An admin has to confirm this session by a second factor")
                : forbidden();
    }

    private static Refusal forbidden() {
        return new Refusal(403, "forbidden", "This operator's role does not allow this");
    }
}
