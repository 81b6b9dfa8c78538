package com.firewalker.command.steps.upload;

import com.firewalker.platform.audit.Act;
import com.firewalker.platform.audit.AuditTrail;
import com.firewalker.platform.audit.Outcome;
import com.firewalker.platform.security.Caller;
import com.firewalker.platform.security.OperatorRole;
import com.firewalker.platform.web.Refusal;
import com.firewalker.steps.v1.UploadRequest;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What operators bring for a walker stands in the audit log like everything else they do: before it is done, and how it
 * ended. What the log cannot take is not done. Source: api.md 7.
 */
@Component
class OperatorUploads {

    private static final Logger log = LoggerFactory.getLogger(OperatorUploads.class);

    private record Parameters(boolean backfill, String device, int samples) {}

    private final AuditTrail trail;
    private final JsonMapper json;

    OperatorUploads(AuditTrail trail, JsonMapper json) {
        this.trail = trail;
        this.json = json;
    }

    /** Of other callers nothing is recorded. Errors: 503 where the log cannot be written. */
    <T> CompletableFuture<T> recorded(Caller caller, UploadRequest request, Supplier<CompletableFuture<T>> upload) {
        Optional<OperatorRole> role = caller.operatorRole();
        if (role.isEmpty()) {
            return upload.get();
        }
        String act = trail.begin(act(caller, role.get(), request));
        // Not by the thread that answers a lane's other uploads.
        return begun(upload).whenCompleteAsync((answer, failure) -> end(act, failure));
    }

    private static <T> CompletableFuture<T> begun(Supplier<CompletableFuture<T>> upload) {
        try {
            return upload.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private Act act(Caller caller, OperatorRole role, UploadRequest request) {
        Parameters parameters =
                new Parameters(request.getBackfill(), request.getDevice().getId(), request.getSamplesCount());
        return new Act(
                caller.walkerId(),
                role.word(),
                "upload-steps",
                "walkers/" + request.getWalkerId(),
                json.writeValueAsString(parameters),
                null,
                UUID.randomUUID().toString());
    }

    private void end(String act, @Nullable Throwable failure) {
        Outcome outcome = outcome(failure);
        try {
            trail.end(act, outcome);
        } catch (RuntimeException e) {
            log.error("The end of act {} is not in the audit log: it was {}", act, outcome.word(), e);
        }
    }

    private static Outcome outcome(@Nullable Throwable failure) {
        if (failure == null) {
            return Outcome.DONE;
        }
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof Refusal refusal && refusal.status() < 500 ? Outcome.REFUSED : Outcome.FAILED;
    }
}
