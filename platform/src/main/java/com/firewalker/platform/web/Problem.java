package com.firewalker.platform.web;

import java.util.List;
import org.springframework.http.HttpStatus;

/** The body of every failure, after RFC 9457, with the contract's {@code code} and {@code errors}. */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        String code,
        List<Refusal.Field> errors) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /** @param instance the path that was asked for */
    public static Problem of(Refusal refusal, String instance) {
        return new Problem(
                "urn:firewalker:problem:" + refusal.code(),
                title(refusal.status()),
                refusal.status(),
                refusal.detail(),
                instance,
                refusal.code(),
                refusal.fields());
    }

    /** What a bare status means when nobody gave a better code. */
    public static Refusal of(int status) {
        return switch (status) {
            case 400 -> new Refusal(400, "bad-request", "The request could not be understood");
            case 401 -> new Refusal(401, "unauthenticated", "A valid access token is needed");
            case 403 -> new Refusal(403, "forbidden", "This caller may not do this");
            case 404 -> Refusal.notFound();
            case 405 -> new Refusal(405, "method-not-allowed", "This resource does not know that method");
            case 406 -> new Refusal(406, "not-acceptable", "None of the accepted media types can be given");
            case 408 -> new Refusal(408, "request-timeout", "The request did not arrive in time");
            case 413 -> new Refusal(413, "content-too-large", "The request body is too large");
            case 414 -> new Refusal(414, "uri-too-long", "The request target is too long");
            case 415 -> new Refusal(415, "unsupported-media-type", "The request body has a type that is not read here");
            case 431 -> new Refusal(431, "header-too-large", "The request header fields are too large");
            case 501 -> new Refusal(501, "not-implemented", "This method is not implemented");
            case 503 -> Refusal.unavailable("Something that is needed for an answer is away");
            default ->
                status < 500
                        ? new Refusal(status, "bad-request", "The request could not be understood")
                        : new Refusal(status, "internal-error", "Something went wrong here; the request id names it");
        };
    }

    private static String title(int status) {
        HttpStatus known = HttpStatus.resolve(status);
        return known == null ? "Error" : known.getReasonPhrase();
    }
}
