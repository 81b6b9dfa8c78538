package com.firewalker.platform.security;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** The secret by which Firewalker's services know each other; sent with every call from one to another. */
final class ServiceCredential implements ClientInterceptor {

    static final String DEVELOPMENT = "development-only";

    private static final Metadata.Key<String> HEADER =
            Metadata.Key.of("firewalker-service", Metadata.ASCII_STRING_MARSHALLER);

    private final String secret;

    ServiceCredential(String secret) {
        this.secret = secret;
    }

    boolean matches(Metadata headers) {
        String shown = headers.get(HEADER);
        return shown != null && MessageDigest.isEqual(bytes(shown), bytes(secret));
    }

    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
        return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
            @Override
            public void start(Listener<A> responses, Metadata headers) {
                headers.put(HEADER, secret);
                super.start(responses, headers);
            }
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
