package com.firewalker.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.query.testing.QuerySide;
import com.firewalker.query.testing.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The OpenAPI document: 3.1, and every operation that takes or gives JSON shows what that looks like. */
class OpenApiIT {

    private static final List<String> STREAMS = List.of("GET /v1/ops/rebuilds/{id}/events", "GET /v1/ops/events");

    private final JsonNode api =
            QuerySide.shared().get(Tokens.operator(), "/v3/api-docs", Map.of()).json();
    private final List<String> complaints = new ArrayList<>();

    @Test
    void showsAnExampleWithEveryBodyThatFitsItsSchema() {
        assertThat(api.get("openapi").asString()).startsWith("3.1");

        api.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> look(
                                operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                operation.getValue())));

        assertThat(complaints).isEmpty();
    }

    private void look(String name, JsonNode operation) {
        bodies(name + " request", operation.path("requestBody"));
        operation.path("responses").properties().forEach(response -> {
            if (response.getKey().startsWith("2") && !STREAMS.contains(name)) {
                bodies(name + " " + response.getKey(), response.getValue());
            }
        });
    }

    private void bodies(String where, JsonNode holder) {
        holder.path("content").properties().forEach(type -> {
            JsonNode example = type.getValue().path("example");
            if (example.isMissingNode()) {
                complaints.add(where + ": no example");
            } else {
                fit(where, example, type.getValue().path("schema"));
            }
        });
    }

    private void fit(String where, JsonNode example, JsonNode schema) {
        JsonNode resolved = resolve(schema);
        if (example.isObject() && resolved.has("properties")) {
            example.properties().forEach(field -> {
                JsonNode property = resolved.get("properties").get(field.getKey());
                if (property == null) {
                    complaints.add(where + ": the schema has no " + field.getKey());
                } else {
                    fit(where + "." + field.getKey(), field.getValue(), property);
                }
            });
        } else if (example.isArray()) {
            example.forEach(item -> fit(where + "[]", item, resolved.path("items")));
        }
    }

    private JsonNode resolve(JsonNode schema) {
        JsonNode reference = schema.path("$ref");
        return reference.isMissingNode()
                ? schema
                : resolve(api.at(reference.asString().substring(1)));
    }
}
