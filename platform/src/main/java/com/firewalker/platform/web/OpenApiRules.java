package com.firewalker.platform.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/**
 * What all services' OpenAPI documents say alike: the problem document, the bearer token, the common headers.
 * An operation that needs no token says so with an empty {@code @SecurityRequirements}.
 */
final class OpenApiRules implements GlobalOpenApiCustomizer {

    private static final String BEARER = "bearer";
    private static final Map<String, String> COMMON_PROBLEMS = Map.of(
            "400", "The request cannot be understood",
            "422", "A value is missing or not acceptable",
            "429", "Too many requests; Retry-After says when to come back",
            "503", "Something that is needed for a right answer is away");

    @Override
    public void customise(OpenAPI api) {
        if (api.getComponents() == null) {
            api.setComponents(new Components());
        }
        api.info(new Info()
                .title("Firewalker")
                .version("v1")
                .description("An event-sourced ledger of steps: upload them, ask about them, see why."));
        api.getComponents()
                .addSchemas("Problem", problem())
                .addHeaders(
                        "RequestId",
                        new Header().description("The request's id").schema(new StringSchema()))
                .addParameters("IdempotencyKey", idempotencyKey())
                .addSecuritySchemes(
                        BEARER,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT"));
        if (api.getPaths() != null) {
            api.getPaths().values().forEach(path -> path.readOperations().forEach(this::complete));
            api.getPaths().values().stream()
                    .map(PathItem::getPost)
                    .filter(Objects::nonNull)
                    .forEach(post -> post.addParametersItem(new Parameter().$ref("IdempotencyKey")));
        }
    }

    private static Parameter idempotencyKey() {
        return new Parameter()
                .in("header")
                .name(IdempotencyFilter.HEADER)
                .required(false)
                .schema(new StringSchema().minLength(1).maxLength(255))
                .description(
                        "Repeats within 24 hours get the first answer again, marked Idempotency-Replayed. While the"
                                + " first request is under way they get 409 request-in-progress. Where its answer was lost with"
                                + " the process that made it, that lasts a minute at most; then the request runs as a new one,"
                                + " and a conflict such as 409 email-taken says that the first one was done. Refusals of"
                                + " callers who are not signed in are not kept.");
    }

    private void complete(Operation operation) {
        if (operation.getResponses() == null) {
            operation.setResponses(new ApiResponses());
        }
        COMMON_PROBLEMS.forEach((status, says) -> add(operation, status, says));
        if (operation.getSecurity() == null) {
            operation.addSecurityItem(new SecurityRequirement().addList(BEARER));
            add(operation, "401", "The access token is missing or not valid");
            add(operation, "403", "The caller's role does not allow this");
            add(operation, "404", "There is no such thing, or it is somebody else's");
        }
        operation.getResponses().forEach(OpenApiRules::problemForFailures);
        operation.getResponses().values().forEach(OpenApiRules::header);
    }

    private static void add(Operation operation, String status, String says) {
        ApiResponse response = operation.getResponses().computeIfAbsent(status, s -> new ApiResponse());
        if (response.getDescription() == null) {
            response.setDescription(says);
        }
    }

    private static void problemForFailures(String status, ApiResponse response) {
        if (status.startsWith("4") || status.startsWith("5")) {
            response.setContent(new Content().addMediaType(Problem.MEDIA_TYPE, new MediaType().schema(reference())));
        }
    }

    private static void header(ApiResponse response) {
        response.addHeaderObject(RequestIdFilter.HEADER, new Header().$ref("#/components/headers/RequestId"));
    }

    private static Schema<?> reference() {
        return new Schema<>().$ref("#/components/schemas/Problem");
    }

    private static Schema<?> problem() {
        Schema<?> field = new ObjectSchema()
                .addProperty("pointer", new StringSchema().description("JSON pointer into the request"))
                .addProperty("code", new StringSchema())
                .addProperty("detail", new StringSchema())
                .required(List.of("pointer", "code", "detail"));
        return new ObjectSchema()
                .description("RFC 9457")
                .addProperty("type", new StringSchema().format("uri"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("instance", new StringSchema())
                .addProperty("code", new StringSchema().description("Stable, kebab-case"))
                .addProperty("errors", new ArraySchema().items(field))
                .required(List.of("type", "title", "status", "detail", "instance", "code", "errors"));
    }
}
