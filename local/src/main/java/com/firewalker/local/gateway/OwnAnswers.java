package com.firewalker.local.gateway;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * For what the front door answers itself: where the body of the request has not come, the answer says that the connection
 * ends. What is left of the body would be in the way of the next request.
 */
final class OwnAnswers extends Handler.Wrapper {

    OwnAnswers(Handler own) {
        super(own);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        return super.handle(request, new Answer(request, response), callback);
    }

    private static final class Answer extends Response.Wrapper {

        Answer(Request request, Response response) {
            super(request, response);
        }

        @Override
        public void write(boolean last, ByteBuffer content, Callback callback) {
            if (!isCommitted()) {
                endWhereBodyIsLeft();
            }
            super.write(last, content, callback);
        }

        private void endWhereBodyIsLeft() {
            if (!getRequest().consumeAvailable()) {
                getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE.asString());
            }
        }
    }
}
