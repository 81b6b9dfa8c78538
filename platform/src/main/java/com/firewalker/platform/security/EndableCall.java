package com.firewalker.platform.security;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.grpc.StatusException;

/** A call that can be ended from outside, whatever its method is doing; what the method says after that is not sent. */
final class EndableCall<Q, A> extends SimpleForwardingServerCall<Q, A> {

    private boolean over;

    EndableCall(ServerCall<Q, A> call) {
        super(call);
    }

    void end(StatusException why) {
        Metadata trailers = why.getTrailers();
        close(why.getStatus(), trailers == null ? new Metadata() : trailers);
    }

    synchronized boolean isOver() {
        return over;
    }

    @Override
    public synchronized void sendHeaders(Metadata headers) {
        if (!over) {
            super.sendHeaders(headers);
        }
    }

    @Override
    public synchronized void sendMessage(A message) {
        if (!over) {
            super.sendMessage(message);
        }
    }

    @Override
    public synchronized void close(Status status, Metadata trailers) {
        if (!over) {
            over = true;
            super.close(status, trailers);
        }
    }
}
