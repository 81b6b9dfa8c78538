package com.firewalker.platform.web;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that is turned down for a reason its sender may know.
 * The code is stable, kebab-case and part of the contract; the detail is for people and names no internals.
 */
public class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong with one field: a JSON pointer into the request, a code, a sentence. */
    public record Field(String pointer, String code, String detail) {}

    private final int status;
    private final String code;
    private final transient List<Field> fields;
    private final @Nullable Duration retryAfter;
    private final transient Map<String, String> headers;

    public Refusal(int status, String code, String detail) {
        this(status, code, detail, List.of(), null, Map.of());
    }

    public Refusal(int status, String code, String detail, List<Field> fields, @Nullable Duration retryAfter) {
        this(status, code, detail, fields, retryAfter, Map.of());
    }

    public Refusal(
            int status,
            String code,
            String detail,
            List<Field> fields,
            @Nullable Duration retryAfter,
            Map<String, String> headers) {
        super(detail);
        this.status = status;
        this.code = code;
        this.fields = List.copyOf(fields);
        this.retryAfter = retryAfter;
        this.headers = Map.copyOf(headers);
    }

    /** 422 for one field. */
    public static Refusal invalid(String pointer, String code, String detail) {
        return invalid(List.of(new Field(pointer, code, detail)));
    }

    /** 422 for several fields. */
    public static Refusal invalid(List<Field> fields) {
        return new Refusal(422, "invalid-request", "One or more fields are not acceptable", fields, null);
    }

    /** 404, the same for what is missing and for what belongs to somebody else. */
    public static Refusal notFound() {
        return new Refusal(404, "not-found", "There is no such thing here");
    }

    /** 403 for all that a suspended walker may not, whoever does it for them. Source: api.md 9. */
    public static Refusal suspended() {
        return new Refusal(403, "suspended", "This account is suspended: it can be exported and erased");
    }

    /** 503 with Retry-After: a store that is needed for a right answer cannot be reached. */
    public static Refusal unavailable(String detail) {
        return new Refusal(503, "unavailable", detail, List.of(), Duration.ofSeconds(2));
    }

    /**
     * The fields that every 429 carries beside Retry-After.
     * @param limit how many of its kind there may be
     * @param wait until there may be one again
     */
    public static Map<String, String> rateLimit(long limit, Duration wait) {
        return Map.of(
                "RateLimit-Limit", Long.toString(limit),
                "RateLimit-Remaining", "0",
                "RateLimit-Reset", Long.toString(Math.max(1, (wait.toMillis() + 999) / 1000)));
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public List<Field> fields() {
        return fields;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /** The same refusal of the value at this place: whoever reads a value does not know where it stood. */
    public Refusal at(String pointer) {
        List<Field> placed = fields.stream()
                .map(field -> field.pointer().isEmpty() ? new Field(pointer, field.code(), field.detail()) : field)
                .toList();
        return new Refusal(status, code, detail(), placed, retryAfter, headers);
    }

    /** Further response headers, for example the RateLimit fields. */
    public Map<String, String> headers() {
        return headers;
    }

    /** Expected in daily work: a stack trace would only cost. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
