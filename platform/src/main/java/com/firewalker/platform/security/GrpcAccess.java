package com.firewalker.platform.security;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who may call which gRPC method. A service declares beans of this type; a method in none of them is closed.
 * @param methods full names, {@code package.Service/Method}, or {@code package.Service/*}
 */
public record GrpcAccess(Door door, List<String> methods) {

    /** What a caller has to show. */
    public enum Door {
        OPEN,
        CALLER,
        WALKER,
        OPERATOR,
        SERVICE
    }

    public static GrpcAccess open(String... methods) {
        return new GrpcAccess(Door.OPEN, Arrays.asList(methods));
    }

    /** Needs any valid access token; the method itself looks at the roles of {@link Caller#current()}. */
    public static GrpcAccess callers(String... methods) {
        return new GrpcAccess(Door.CALLER, Arrays.asList(methods));
    }

    /** Needs a walker's access token; {@link Caller#current()} is that walker. */
    public static GrpcAccess walkers(String... methods) {
        return new GrpcAccess(Door.WALKER, Arrays.asList(methods));
    }

    public static GrpcAccess operators(String... methods) {
        return new GrpcAccess(Door.OPERATOR, Arrays.asList(methods));
    }

    /** Needs the credential that Firewalker's own services and its partners' gateways share. */
    public static GrpcAccess services(String... methods) {
        return new GrpcAccess(Door.SERVICE, Arrays.asList(methods));
    }

    Stream<String> names() {
        return methods.stream();
    }
}
