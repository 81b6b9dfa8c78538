package com.firewalker.platform.security;

import io.grpc.Context;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/**
 * Who calls: a walker in one of their sessions, an operator, or a device cloud.
 * An operator's name stands where a walker's id does.
 * A controller asks for it by a parameter of this type, a gRPC service by {@link #current()}.
 *
 * @param expiresAt when the token that was shown expires: nothing that was opened with it lasts longer
 */
public record Caller(String walkerId, String sessionId, Set<String> roles, Instant expiresAt) implements Principal {

    public static final String WALKER = "walker";

    /** A walker who may only look at the account, export and erase. */
    public static final String SUSPENDED = "suspended";

    /** An admin in a browser whom no second factor has confirmed yet: reads as a viewer does. */
    public static final String UNCONFIRMED = "unconfirmed";

    /** A device cloud or partner, trusted to bring steps for any walker and with nothing else. */
    public static final String INGEST = "ingest";

    static final Context.Key<Caller> CONTEXT = Context.key("caller");

    public Caller {
        roles = Set.copyOf(roles);
    }

    /** The caller of the gRPC method that runs now; only where the method's access demands one. */
    public static Caller current() {
        Caller caller = CONTEXT.get();
        if (caller == null) {
            throw new IllegalStateException("this method is open to callers without a token");
        }
        return caller;
    }

    public boolean is(String role) {
        return roles.contains(role);
    }

    /** The highest of the caller's roles as an operator; nothing for all others. */
    public Optional<OperatorRole> operatorRole() {
        return roles.stream().map(OperatorRole::of).flatMap(Optional::stream).max(Comparator.naturalOrder());
    }

    /** How long what was opened with the token may last: at least one, for many a timeout of none means for ever. */
    public long millisLeft(Clock clock) {
        return Math.max(1, Duration.between(clock.instant(), expiresAt).toMillis());
    }

    @Override
    public String getName() {
        return operatorRole().isPresent() ? "operator:" + walkerId : walkerId;
    }
}
