package com.firewalker.local.gateway;

import com.firewalker.platform.web.Problem;
import com.firewalker.platform.web.Refusal;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What the front door itself refuses, in the services' own problem documents and codes. */
final class DoorProblem {

    private static final JsonMapper JSON = JsonMapper.shared();

    private DoorProblem() {}

    /** Answers what this status means; the HTTP layer refuses some requests before any route is looked up. */
    static void write(int status, Request request, Response response, Callback callback) {
        Refusal refusal = Problem.of(status);
        @Nullable String path = request.getHttpURI().getPath();
        Problem problem = Problem.of(refusal, path == null ? "" : path);
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put(DoorRequestId.HEADER, DoorRequestId.of(request));
        if (refusal.retryAfter() != null) {
            response.getHeaders()
                    .put(HttpHeader.RETRY_AFTER, refusal.retryAfter().toSeconds());
        }
        response.write(true, ByteBuffer.wrap(JSON.writeValueAsBytes(problem)), callback);
    }
}
