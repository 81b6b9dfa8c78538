package com.firewalker.platform.audit;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** What was looked up is recorded before it is shown; where it is not shown, that is recorded before the refusal is. */
@RestControllerAdvice
class RefusedQuestions implements ResponseBodyAdvice<Object> {

    private final AuditTrail trail;

    RefusedQuestions(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    public boolean supports(MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returned,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (request instanceof ServletServerHttpRequest asked && response instanceof ServletServerHttpResponse answer) {
            end(asked.getServletRequest(), answer.getServletResponse().getStatus());
        }
        return body;
    }

    private void end(HttpServletRequest request, int status) {
        if (status >= 400 && request.getAttribute(OperatorActs.LOOKED_UP) instanceof String id) {
            trail.end(id, Outcome.ofStatus(status));
        }
    }
}
