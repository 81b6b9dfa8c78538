package com.firewalker.platform.openapi;

import com.firewalker.platform.web.Problem;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Map;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/**
 * What all services' OpenAPI documents say alike: the problem document with its codes, the bearer token, the header
 * fields, a name for every operation. An operation that needs no token says so with an empty
 * {@code @SecurityRequirements}. Source: api.md 1.
 */
final class OpenApiRules implements GlobalOpenApiCustomizer {

    private static final String BEARER = "bearer";

    private static final Map<String, String> COMMON_PROBLEMS = Map.of(
            "400", "The request cannot be understood",
            "406", "None of the accepted media types can be given",
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
                .addSchemas("Problem", ProblemSchema.problem())
                .addSchemas("Reason", ProblemSchema.reason())
                .addSecuritySchemes(
                        BEARER,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT"));
        HeaderFields.define(api.getComponents());
        ProblemSchema.referToReasons(api.getComponents().getSchemas());
        if (api.getPaths() != null) {
            api.getPaths()
                    .forEach((path, item) ->
                            item.readOperationsMap().forEach((method, operation) -> complete(path, method, operation)));
        }
    }

    private void complete(String path, HttpMethod method, Operation operation) {
        if (operation.getOperationId() == null) {
            operation.setOperationId(OperationIds.of(method.name(), path));
        }
        if (operation.getResponses() == null) {
            operation.setResponses(new ApiResponses());
        }
        COMMON_PROBLEMS.forEach((status, says) -> add(operation, status, says));
        if (operation.getRequestBody() != null) {
            add(operation, "413", "The body is too large");
            add(operation, "415", "The body has a type that is not read here");
        }
        if (operation.getSecurity() == null) {
            operation.addSecurityItem(new SecurityRequirement().addList(BEARER));
            add(operation, "401", "The access token is missing or not valid");
            add(operation, "403", "The caller's role does not allow this");
            add(operation, "404", "There is no such thing, or it is somebody else's");
        }
        add(operation, "default", "Any other refusal");
        operation.getResponses().forEach(OpenApiRules::problemForFailures);
        HeaderFields.ask(path, method, operation);
        operation.getResponses().forEach((status, response) -> HeaderFields.answer(path, status, response));
    }

    private static void add(Operation operation, String status, String says) {
        ApiResponse response = operation.getResponses().computeIfAbsent(status, s -> new ApiResponse());
        if (response.getDescription() == null) {
            response.setDescription(says);
        }
    }

    private static void problemForFailures(String status, ApiResponse response) {
        if (status.startsWith("4") || status.startsWith("5") || status.equals("default")) {
            Schema<?> problem = new Schema<>().$ref("#/components/schemas/Problem");
            response.setContent(new Content().addMediaType(Problem.MEDIA_TYPE, new MediaType().schema(problem)));
        }
    }
}
