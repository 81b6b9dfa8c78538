package com.firewalker.local.gateway;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Puts a request id on what the front door answers itself, by the services' rule: echoed if harmless, else made. */
final class DoorRequestId extends Handler.Wrapper {

    static final String HEADER = "X-Request-Id";

    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    DoorRequestId(Handler own) {
        super(own);
    }

    static String of(Request request) {
        return Optional.ofNullable(request.getHeaders().get(HEADER))
                .filter(id -> HARMLESS.matcher(id).matches())
                .orElseGet(() -> UUID.randomUUID().toString());
    }

    /** What is not answered here goes on without the field: the service names its own. */
    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        response.getHeaders().put(HEADER, of(request));
        boolean handled = super.handle(request, response, callback);
        if (!handled) {
            response.getHeaders().remove(HEADER);
        }
        return handled;
    }
}
