package com.firewalker.local.gateway;

import java.net.URI;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.HttpResponseException;
import org.eclipse.jetty.client.Response.CompleteListener;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Hands a request to its service and the answer back, both as they flow: neither is held back or stored. */
final class ForwardingHandler extends ProxyHandler.Reverse {

    /** Longer than any pause between two heartbeats of an event stream. */
    static final long IDLE_MILLIS = 120_000;

    /** Where the last node went between two looks: nobody listens there, which is answered with 503. */
    private static final URI GONE = URI.create("http://127.0.0.1:9");

    private static final int CONNECTIONS_PER_SERVICE = 1024;

    private final Upstreams upstreams;

    ForwardingHandler(Upstreams upstreams) {
        super(request -> target(upstreams, request));
        this.upstreams = upstreams;
        setUseServerThreadPool(true);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Optional<Service> service = service(request);
        if (service.isEmpty()) {
            return false;
        }
        if (upstreams.nodes(service.get()).isEmpty()) {
            DoorProblem.write(HttpStatus.SERVICE_UNAVAILABLE_503, request, response, callback);
            return true;
        }
        return super.handle(request, response, callback);
    }

    @Override
    protected void configureHttpClient(HttpClient client) {
        super.configureHttpClient(client);
        client.setMaxConnectionsPerDestination(CONNECTIONS_PER_SERVICE);
        client.setIdleTimeout(IDLE_MILLIS);
        client.setFollowRedirects(false);
        // Jetty tries one address after the other until a connection is made, before it sends anything.
        client.setSocketAddressResolver(
                (host, port, context, promise) -> promise.succeeded(upstreams.addresses(host, port)));
    }

    /** Where a caller comes from is for the front door to say: what the caller says of it is dropped. */
    @Override
    protected void addProxyHeaders(Request request, org.eclipse.jetty.client.Request toService) {
        toService.headers(headers -> {
            for (Iterator<HttpField> field = headers.iterator(); field.hasNext(); ) {
                if (saysWhereACallerComesFrom(field.next())) {
                    field.remove();
                }
            }
            headers.put("X-Forwarded-For", Request.getRemoteAddr(request));
            headers.put("X-Forwarded-Proto", "http");
            String host = request.getHeaders().get(HttpHeader.HOST);
            if (host != null) {
                headers.put("X-Forwarded-Host", host);
            }
        });
    }

    private static boolean saysWhereACallerComesFrom(HttpField field) {
        String name = field.getLowerCaseName();
        return name.equals("forwarded") || name.equals("x-real-ip") || name.startsWith("x-forwarded-");
    }

    @Override
    protected CompleteListener newServerToProxyResponseListener(
            Request request, org.eclipse.jetty.client.Request toService, Response response, Callback callback) {
        return new EventStreamListener(request, toService, response, callback);
    }

    @Override
    protected void onServerToProxyResponseFailure(
            Request request,
            org.eclipse.jetty.client.Request toServer,
            org.eclipse.jetty.client.@Nullable Response fromServer,
            Response response,
            Callback callback,
            Throwable failure) {
        if (response.isCommitted()) {
            callback.failed(failure);
        } else {
            response.reset();
            DoorProblem.write(status(failure), request, response, callback);
        }
    }

    /** A body that breaks its own framing is its sender's fault; an answer that does is the service's. */
    private static int status(Throwable failure) {
        boolean senders = false;
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpResponseException) {
                return HttpStatus.SERVICE_UNAVAILABLE_503;
            }
            senders |= cause instanceof HttpException broken && HttpStatus.isClientError(broken.getCode());
        }
        return senders ? HttpStatus.BAD_REQUEST_400 : HttpStatus.SERVICE_UNAVAILABLE_503;
    }

    private static Optional<Service> service(Request request) {
        return Routes.serviceOf(request.getMethod(), request.getHttpURI().getCanonicalPath());
    }

    private static HttpURI target(Upstreams upstreams, Request request) {
        URI service = upstreams
                .next(service(request).orElseThrow())
                .map(Upstream::http)
                .orElse(GONE);
        return HttpURI.build(request.getHttpURI())
                .scheme(service.getScheme())
                .authority(service.getHost(), service.getPort())
                .asImmutable();
    }

    /** Sends the head of an event stream at once: its first event may be long in coming. */
    private final class EventStreamListener extends ProxyResponseListener {

        private final Response response;
        private final Callback.Completable headSent = new Callback.Completable();

        EventStreamListener(
                Request request, org.eclipse.jetty.client.Request toService, Response response, Callback callback) {
            super(request, toService, response, callback);
            this.response = response;
        }

        @Override
        public void onHeaders(org.eclipse.jetty.client.Response fromService) {
            super.onHeaders(fromService);
            String type = fromService.getHeaders().get(HttpHeader.CONTENT_TYPE);
            if (type != null && type.startsWith("text/event-stream")) {
                response.write(false, BufferUtil.EMPTY_BUFFER, headSent);
            } else {
                headSent.succeeded();
            }
        }

        @Override
        public void onContent(org.eclipse.jetty.client.Response fromService, Content.Chunk chunk, Runnable demander) {
            if (headSent.isDone()) {
                super.onContent(fromService, chunk, demander);
                return;
            }
            chunk.retain();
            CompletableFuture<Void> unused = headSent.whenComplete((sent, failure) -> {
                super.onContent(fromService, chunk, demander);
                chunk.release();
            });
        }
    }
}
