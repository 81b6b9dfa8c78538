package com.firewalker.query;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.media.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Shows each operation with a request and an answer as they look; all of them stand in one file. */
@Component
class OpenApiExamples implements GlobalOpenApiCustomizer {

    private static final String FILE = "openapi-examples.json";

    private final Map<String, Example> examples;

    OpenApiExamples(JsonMapper json) {
        try (InputStream in = OpenApiExamples.class.getResourceAsStream(FILE)) {
            examples = json.readValue(
                    Objects.requireNonNull(in, FILE).readAllBytes(), new TypeReference<Map<String, Example>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is sent, where something is, and what comes back. */
    record Example(@Nullable Map<String, Object> request, Map<String, Object> response) {}

    @Override
    public void customise(OpenAPI api) {
        if (api.getPaths() != null) {
            api.getPaths()
                    .forEach((path, item) -> item.readOperationsMap()
                            .forEach((method, operation) -> show(name(method, path), operation)));
        }
    }

    private static String name(HttpMethod method, String path) {
        return method + " " + path;
    }

    private void show(String name, Operation operation) {
        Example example = examples.get(name);
        if (example == null) {
            return;
        }
        if (example.request() != null && operation.getRequestBody() != null) {
            show(operation.getRequestBody().getContent(), example.request());
        }
        operation.getResponses().forEach((status, response) -> {
            if (status.startsWith("2")) {
                show(response.getContent(), example.response());
            }
        });
    }

    private static void show(@Nullable Content content, Map<String, Object> example) {
        if (content != null) {
            content.values().forEach(type -> type.setExample(example));
        }
    }
}
