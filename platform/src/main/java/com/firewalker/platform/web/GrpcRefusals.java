package com.firewalker.platform.web;

import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.grpc.server.exception.GrpcExceptionHandler;

/** The same refusals for gRPC: one code, one status, the code itself in the trailers. */
public final class GrpcRefusals implements GrpcExceptionHandler {

    /** Trailer that carries a refusal's stable code. */
    public static final Metadata.Key<String> CODE =
            Metadata.Key.of("firewalker-code", Metadata.ASCII_STRING_MARSHALLER);

    private static final Logger log = LoggerFactory.getLogger(GrpcRefusals.class);

    @Override
    public StatusException handleException(Throwable failure) {
        return toStatus(failure);
    }

    /** What a client hears about a failure: never a class name, never a message that was not meant for it. */
    public static StatusException toStatus(Throwable failure) {
        Refusal refusal = refusal(failure);
        if (refusal != null) {
            return asStatus(refusal);
        }
        Status known = Status.fromThrowable(failure);
        if (known.getCode() != Status.Code.UNKNOWN) {
            return known.asException(trailers(failure));
        }
        if (StoreAway.in(failure)) {
            return asStatus(Refusal.unavailable("Something that is needed for an answer is away"));
        }
        log.error("Unexpected failure", failure);
        return Status.INTERNAL.withDescription("Something went wrong here").asException();
    }

    public static Status.Code code(int httpStatus) {
        return switch (httpStatus) {
            case 400, 413, 422 -> Status.Code.INVALID_ARGUMENT;
            case 401 -> Status.Code.UNAUTHENTICATED;
            case 403 -> Status.Code.PERMISSION_DENIED;
            case 404 -> Status.Code.NOT_FOUND;
            case 409 -> Status.Code.FAILED_PRECONDITION;
            case 429 -> Status.Code.RESOURCE_EXHAUSTED;
            case 503 -> Status.Code.UNAVAILABLE;
            default -> Status.Code.INTERNAL;
        };
    }

    private static StatusException asStatus(Refusal refusal) {
        Metadata trailers = new Metadata();
        trailers.put(CODE, refusal.code());
        String fields = String.join(
                "; ",
                refusal.fields().stream()
                        .map(f -> f.pointer() + ": " + f.detail())
                        .toList());
        String detail = fields.isEmpty() ? refusal.detail() : refusal.detail() + " (" + fields + ")";
        return code(refusal.status()).toStatus().withDescription(detail).asException(trailers);
    }

    private static @Nullable Refusal refusal(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return refusal;
            }
        }
        return null;
    }

    private static Metadata trailers(Throwable failure) {
        Metadata trailers = Status.trailersFromThrowable(failure);
        return trailers == null ? new Metadata() : trailers;
    }
}
