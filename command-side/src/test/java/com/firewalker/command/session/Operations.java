package com.firewalker.command.session;

import com.firewalker.command.testing.Http;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Every operation that the OpenAPI document names. */
final class Operations {

    /** @param open whether the document says that no token is needed */
    record Operation(String method, String template, boolean open) {

        boolean ops() {
            return template.startsWith("/v1/ops");
        }

        /** The path with some value for each of its parameters. */
        String path() {
            return template.replaceAll("\\{[^}]+}", "x");
        }

        @Override
        public String toString() {
            return method + " " + template;
        }
    }

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private Operations() {}

    static List<Operation> of(Http http) {
        List<Operation> operations = new ArrayList<>();
        JsonNode paths = http.get("/v3/api-docs").expect(200).get("paths");
        for (Map.Entry<String, JsonNode> path : paths.properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                if (METHODS.contains(operation.getKey())) {
                    operations.add(new Operation(
                            operation.getKey().toUpperCase(Locale.ROOT),
                            path.getKey(),
                            operation.getValue().path("security").isEmpty()));
                }
            }
        }
        return operations;
    }
}
