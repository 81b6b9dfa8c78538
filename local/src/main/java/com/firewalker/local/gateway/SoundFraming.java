package com.firewalker.local.gateway;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Refuses a request of HTTP/1.0 that comes in chunks, which that version does not know: whoever stood in between may have
 * seen its end elsewhere (RFC 9112 section 6.1).
 */
final class SoundFraming extends Handler.Wrapper {

    SoundFraming(Handler next) {
        super(next);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_0
                && request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING)) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
            DoorProblem.write(HttpStatus.BAD_REQUEST_400, request, response, callback);
            return true;
        }
        return super.handle(request, response, callback);
    }
}
