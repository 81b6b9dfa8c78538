package com.firewalker.platform.security;

import com.firewalker.operators.v1.ConsoleSessionsGrpc;
import com.firewalker.operators.v1.RecogniseRequest;
import com.firewalker.operators.v1.RecogniseResponse;
import com.firewalker.platform.web.Refusal;
import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the command side, which keeps the sessions, at every request: what it does not confirm does not hold. */
final class GrpcOperatorSessions implements OperatorSessions {

    private static final Logger log = LoggerFactory.getLogger(GrpcOperatorSessions.class);
    private static final long PATIENCE_MILLIS = 5_000;

    private final ConsoleSessionsGrpc.ConsoleSessionsBlockingStub sessions;

    GrpcOperatorSessions(Channel commands) {
        this.sessions = ConsoleSessionsGrpc.newBlockingStub(commands);
    }

    @Override
    public Optional<Caller> recognise(String secret, boolean active) {
        try {
            RecogniseResponse found = sessions.withDeadlineAfter(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                    .recognise(RecogniseRequest.newBuilder()
                            .setSecret(secret)
                            .setActive(active)
                            .build());
            return Optional.of(new Caller(
                    found.getOperator(),
                    found.getSessionId(),
                    found.getUnconfirmed() ? Set.of(found.getRole(), Caller.UNCONFIRMED) : Set.of(found.getRole()),
                    Instant.ofEpochMilli(found.getExpiresAtMillis())));
        } catch (StatusRuntimeException e) {
            if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
                return Optional.empty();
            }
            log.warn(
                    "Operators' sessions cannot be checked, refusing: {}",
                    e.getStatus().getCode());
            throw Refusal.unavailable("Operators' sessions cannot be checked now");
        }
    }
}
