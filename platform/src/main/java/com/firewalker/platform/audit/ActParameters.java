package com.firewalker.platform.audit;

import com.firewalker.platform.web.idempotency.RepeatableBody;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.WebUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/**
 * What an act was asked with: the query's and the body's fields without the reason, which stands by itself. Secrets are
 * left out, addresses masked; what is too long is only measured.
 */
final class ActParameters {

    private static final int LONGEST = 2_000;
    private static final String REASON = "reason";
    private static final Set<String> SECRET = Set.of("token", "code", "password", "secret", "totp");
    private static final String EMAIL = "email";

    private final JsonMapper json;

    ActParameters(JsonMapper json) {
        this.json = json;
    }

    /** The body as JSON; nothing where there is none, or none that can be read. */
    @Nullable JsonNode body(HttpServletRequest request) {
        RepeatableBody body = WebUtils.getNativeRequest(request, RepeatableBody.class);
        if (body == null || body.body().length == 0) {
            return null;
        }
        try {
            JsonNode read = json.readTree(body.body());
            return read.isObject() ? read : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    /** As a JSON object, its names in order. */
    String of(HttpServletRequest request, @Nullable JsonNode body) {
        Map<String, JsonNode> all = new TreeMap<>();
        request.getParameterMap()
                .forEach((name, values) -> all.put(name, StringNode.valueOf(String.join(",", values))));
        if (body != null) {
            body.properties().forEach(field -> all.put(field.getKey(), field.getValue()));
        }
        all.remove(REASON);
        all.keySet().removeAll(SECRET);
        all.computeIfPresent(EMAIL, (name, value) -> StringNode.valueOf(Masked.email(value.asString(""))));
        String written = json.writeValueAsString(all);
        return written.length() <= LONGEST ? written : "{\"characters\":" + written.length() + "}";
    }
}
