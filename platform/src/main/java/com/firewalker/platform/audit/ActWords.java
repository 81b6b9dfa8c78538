package com.firewalker.platform.audit;

import io.swagger.v3.oas.annotations.Operation;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.web.method.HandlerMethod;

/** What the log calls an operation and what it is done to. */
final class ActWords {

    private static final int BEGINNING = 3;
    private static final int LONGEST = 255;

    private ActWords() {}

    /** The operation's id in kebab-case: grantAppeal is grant-appeal. */
    static String action(HandlerMethod handler) {
        Operation operation = handler.getMethodAnnotation(Operation.class);
        String id = operation == null || operation.operationId().isEmpty()
                ? handler.getMethod().getName()
                : operation.operationId();
        return id.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    /**
     * The path without its beginning and without the verb after its last id.
     *
     * @param template such as /v1/ops/appeals/{id}/grant: appeals/17
     */
    static String target(String template, String path) {
        List<String> names = Arrays.asList(template.split("/"));
        List<String> values = Arrays.asList(path.split("/"));
        int last = names.size() - 1;
        while (last > 0 && !names.get(last).startsWith("{")) {
            last--;
        }
        int end = Math.min(values.size(), last > 0 ? last + 1 : names.size());
        String target = String.join("/", values.subList(Math.min(BEGINNING, end), end));
        String decoded = URLDecoder.decode(target.replace("+", "%2B"), StandardCharsets.UTF_8);
        return decoded.length() > LONGEST ? decoded.substring(0, LONGEST) : decoded;
    }
}
