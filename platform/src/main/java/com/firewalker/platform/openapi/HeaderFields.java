package com.firewalker.platform.openapi;

import com.firewalker.platform.web.Positions;
import com.firewalker.platform.web.server.RequestIdFilter;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.ArrayList;
import java.util.List;

/** The header fields of requests and answers (api.md 1). */
final class HeaderFields {

    private static final List<String> RATE_LIMIT = List.of("RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset");
    private static final String RETRY_AFTER = "Retry-After";
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private HeaderFields() {}

    static void define(Components components) {
        components
                .addHeaders(RequestIdFilter.HEADER, text("The request's id: the caller's own, or one made here"))
                .addHeaders(
                        Positions.FIREWALKER_POSITION,
                        text("The position of the ledger at which a command's events ended, or that the view behind"
                                + " this answer had applied; an opaque word"))
                .addHeaders(RETRY_AFTER, number("Seconds until the request may be repeated"))
                .addHeaders("RateLimit-Limit", number("How many requests of this kind there may be at once"))
                .addHeaders("RateLimit-Remaining", number("How many are left"))
                .addHeaders("RateLimit-Reset", number("Seconds until all are there again"));
    }

    /** What a request may bring. */
    static void ask(String path, HttpMethod method, Operation operation) {
        if (isQuestion(path, method)) {
            declare(
                    operation,
                    Positions.FIREWALKER_AFTER,
                    "Answer only when the view has applied this position (else 503 view-behind after 2 seconds);"
                            + " one that the ledger has not reached is 400 position-unknown");
        }
        if (method == HttpMethod.POST) {
            declare(
                    operation,
                    IDEMPOTENCY_KEY,
                    "1 to 255 visible characters. Repeats within 24 hours get the first answer again, marked"
                            + " Idempotency-Replayed. While the first request is under way they get 409"
                            + " request-in-progress. Where its answer was lost with the process that made it, that"
                            + " lasts a minute at most; then the request runs as a new one, and a conflict such as 409"
                            + " email-taken says that the first one was done. Refusals of callers who are not signed"
                            + " in are not kept.");
        }
    }

    static void answer(String path, String status, ApiResponse response) {
        refer(response, RequestIdFilter.HEADER);
        if (status.startsWith("2") && isPositioned(path)) {
            refer(response, Positions.FIREWALKER_POSITION);
        }
        if (status.equals("429") || status.equals("503")) {
            refer(response, RETRY_AFTER);
        }
        if (status.equals("429")) {
            RATE_LIMIT.forEach(field -> refer(response, field));
        }
    }

    private static boolean isQuestion(String path, HttpMethod method) {
        return method == HttpMethod.GET && isPositioned(path);
    }

    private static boolean isPositioned(String path) {
        return path.startsWith("/v1/") && !path.startsWith("/v1/ops") && !path.startsWith("/v1/sessions/refresh");
    }

    /** To clients a position is an opaque word, whatever the controller reads it as. */
    private static void declare(Operation operation, String name, String says) {
        List<Parameter> parameters =
                operation.getParameters() == null ? new ArrayList<>() : new ArrayList<>(operation.getParameters());
        parameters.removeIf(known -> name.equals(known.getName()));
        parameters.add(new HeaderParameter()
                .name(name)
                .description(says)
                .required(false)
                .schema(new StringSchema()));
        operation.setParameters(parameters);
    }

    private static void refer(ApiResponse response, String name) {
        response.addHeaderObject(name, new Header().$ref("#/components/headers/" + name));
    }

    private static Header text(String says) {
        return new Header().description(says).schema(new StringSchema());
    }

    private static Header number(String says) {
        return new Header().description(says).schema(new IntegerSchema());
    }
}
