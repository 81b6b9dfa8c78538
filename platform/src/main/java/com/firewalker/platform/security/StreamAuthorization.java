package com.firewalker.platform.security;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.StatusException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** gRPC streams outlive the look at their token; none outlives the token's time or the end of its session. */
final class StreamAuthorization {

    private final RevokedSessions denied;
    private final ScheduledExecutorService timer;
    private final Clock clock;
    private final Supplier<StatusException> goodbye;
    private final Map<EndableCall<?, ?>, Caller> open = new ConcurrentHashMap<>();

    /** @param goodbye what the client hears at the end */
    StreamAuthorization(
            RevokedSessions denied, ScheduledExecutorService timer, Clock clock, Supplier<StatusException> goodbye) {
        this.denied = denied;
        this.timer = timer;
        this.clock = clock;
        this.goodbye = goodbye;
        denied.onDenied(this::endAll);
        denied.onSuspended(this::endAllOf);
    }

    <Q, A> ServerCall.Listener<Q> start(
            Caller caller, Context context, ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        EndableCall<Q, A> stream = new EndableCall<>(call);
        open.put(stream, caller);
        Future<?> ending =
                timer.schedule(() -> end(stream, caller, "expired"), caller.millisLeft(clock), TimeUnit.MILLISECONDS);
        if (denied.contains(caller.sessionId())) {
            end(stream, caller, "session-ended");
        }
        return new SimpleForwardingServerCallListener<>(Contexts.interceptCall(context, stream, headers, next)) {

            @Override
            public void onMessage(Q message) {
                if (!stream.isOver()) {
                    super.onMessage(message);
                }
            }

            @Override
            public void onCancel() {
                leave();
                super.onCancel();
            }

            @Override
            public void onComplete() {
                leave();
                super.onComplete();
            }

            private void leave() {
                ending.cancel(false);
                open.remove(stream);
            }
        };
    }

    private void endAllOf(String walkerId) {
        open.forEach((stream, caller) -> {
            if (caller.is(Caller.WALKER) && caller.walkerId().equals(walkerId)) {
                end(stream, caller, "suspended");
            }
        });
    }

    private void endAll(String sessionId) {
        open.forEach((stream, caller) -> {
            if (caller.sessionId().equals(sessionId)) {
                end(stream, caller, "session-ended");
            }
        });
    }

    private void end(EndableCall<?, ?> stream, Caller caller, String because) {
        SecurityLog.note(
                "stream-ended",
                "grpc",
                stream.getMethodDescriptor().getFullMethodName(),
                "session",
                caller.sessionId(),
                "because",
                because);
        stream.end(goodbye.get());
    }
}
