package com.firewalker.platform.security;

import com.firewalker.platform.web.GrpcRefusals;
import com.firewalker.platform.web.Refusal;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Deadline;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.StatusException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;

/**
 * The same door for gRPC: unlisted methods are closed, single calls end within 30 s whatever the client asked for, a
 * caller's streams with the caller's token or session.
 */
final class GrpcAuthInterceptor implements ServerInterceptor, DisposableBean {

    static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private static final long LONGEST_CALL_SECONDS = 30;

    private final AccessTokenVerifier verifier;
    private final ServiceCredential credential;
    private final Map<String, GrpcAccess.Door> doors = new HashMap<>();
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "grpc-deadlines");
        thread.setDaemon(true);
        return thread;
    });
    private final StreamAuthorization streams;

    GrpcAuthInterceptor(
            AccessTokenVerifier verifier,
            RevokedSessions denied,
            ServiceCredential credential,
            Clock clock,
            List<GrpcAccess> accesses) {
        this.verifier = verifier;
        this.credential = credential;
        this.streams =
                new StreamAuthorization(denied, deadlines, clock, () -> GrpcRefusals.toStatus(unauthenticated()));
        accesses.forEach(access -> access.names().forEach(name -> doors.put(name, access.door())));
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        Context context;
        try {
            context = enter(call, headers);
        } catch (Refusal refusal) {
            StatusException denied = GrpcRefusals.toStatus(refusal);
            SecurityLog.note("denied", "grpc", call.getMethodDescriptor().getFullMethodName(), "code", refusal.code());
            Metadata trailers = denied.getTrailers();
            call.close(denied.getStatus(), trailers == null ? new Metadata() : trailers);
            return new ServerCall.Listener<>() {};
        }
        if (call.getMethodDescriptor().getType() == MethodType.UNARY) {
            return Contexts.interceptCall(bounded(context), call, headers, next);
        }
        Caller caller = Caller.CONTEXT.get(context);
        return caller == null
                ? Contexts.interceptCall(context, call, headers, next)
                : streams.start(caller, context, call, headers, next);
    }

    @Override
    public void destroy() {
        deadlines.shutdownNow();
    }

    private Context enter(ServerCall<?, ?> call, Metadata headers) {
        GrpcAccess.Door door = door(call.getMethodDescriptor().getFullMethodName());
        if (door == null) {
            throw new Refusal(403, "forbidden", "This method is not open");
        }
        return switch (door) {
            case OPEN -> Context.current();
            case SERVICE -> service(call, headers);
            case CALLER -> permitted(caller(headers), caller -> true);
            case WALKER -> permitted(caller(headers), caller -> caller.is(Caller.WALKER));
            case OPERATOR ->
                permitted(caller(headers), caller -> caller.operatorRole().isPresent());
        };
    }

    private GrpcAccess.@Nullable Door door(String method) {
        GrpcAccess.Door door = doors.get(method);
        return door != null ? door : doors.get(method.substring(0, method.indexOf('/') + 1) + "*");
    }

    private Context service(ServerCall<?, ?> call, Metadata headers) {
        if (!credential.matches(headers) || !hasCertificateWhereThereIsTls(call)) {
            throw unauthenticated();
        }
        return Context.current();
    }

    /** A port may also be open to callers without one: they bring tokens, services do not. */
    private static boolean hasCertificateWhereThereIsTls(ServerCall<?, ?> call) {
        SSLSession session = call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION);
        try {
            return session == null || session.getPeerCertificates().length > 0;
        } catch (SSLPeerUnverifiedException none) {
            return false;
        }
    }

    private static Context permitted(Caller caller, Predicate<Caller> may) {
        if (!may.test(caller)) {
            throw new Refusal(403, "forbidden", "This caller's role does not allow this");
        }
        if (caller.is(Caller.SUSPENDED)) {
            throw Refusal.suspended();
        }
        return Context.current().withValue(Caller.CONTEXT, caller);
    }

    private Caller caller(Metadata headers) {
        String value = headers.get(AUTHORIZATION);
        Optional<Caller> caller = value != null && value.regionMatches(true, 0, "Bearer ", 0, 7)
                ? verifier.verify(value.substring(7))
                : Optional.empty();
        return caller.orElseThrow(GrpcAuthInterceptor::unauthenticated);
    }

    private Context bounded(Context context) {
        Deadline asked = context.getDeadline();
        Deadline longest = Deadline.after(LONGEST_CALL_SECONDS, TimeUnit.SECONDS);
        return asked == null || longest.isBefore(asked) ? context.withDeadline(longest, deadlines) : context;
    }

    private static Refusal unauthenticated() {
        return new Refusal(401, "unauthenticated", "A valid access token is needed");
    }
}
