package com.firewalker.platform.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Every operation that the OpenAPI document names. */
public final class Operations {

    /**
     * @param open whether the document says that no token is needed
     * @param described what the document says of it
     */
    public record Operation(String method, String template, boolean open, JsonNode described) {

        public boolean ops() {
            return template.startsWith("/v1/ops");
        }

        /** The path with some value for each of its parameters. */
        public String path() {
            return template.replaceAll("\\{[^}]+}|\\*\\*", "x");
        }

        public boolean takesBody() {
            return Set.of("POST", "PUT", "PATCH").contains(method);
        }

        @Override
        public String toString() {
            return method + " " + template;
        }
    }

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private Operations() {}

    /** @param document OpenAPI, as JSON */
    public static List<Operation> of(JsonNode document) {
        List<Operation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                if (METHODS.contains(operation.getKey())) {
                    operations.add(new Operation(
                            operation.getKey().toUpperCase(Locale.ROOT),
                            path.getKey(),
                            operation.getValue().path("security").isEmpty(),
                            operation.getValue()));
                }
            }
        }
        return operations;
    }
}
