package com.firewalker.platform.web.server;

import com.firewalker.platform.web.OpaqueIds;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** A path with an id that cannot be one leads nowhere: 404, as for an unknown id. Source: api.md 1. */
final class PathIds implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables) {
            for (Object value : variables.values()) {
                OpaqueIds.possible(value.toString());
            }
        }
        return true;
    }
}
