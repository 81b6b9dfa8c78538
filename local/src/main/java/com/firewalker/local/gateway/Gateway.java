package com.firewalker.local.gateway;

import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The front door: the public operations of all services, one OpenAPI document, a health page, under one origin. */
public final class Gateway implements AutoCloseable {

    private static final int MAX_THREADS = 64;
    private static final long STOP_MILLIS = 5_000;

    private final Server server;
    private final ServerConnector connector;

    private Gateway(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /**
     * Opens the door.
     *
     * @param services where each service answers its public operations
     * @param management where each service answers for its health
     * @param pictures origins where walkers' pictures are uploaded to and served from: pages may use no others
     */
    public static Gateway open(
            String host,
            int port,
            Map<Service, URI> services,
            Map<Service, URI> management,
            Collection<String> pictures)
            throws IOException {
        return open(host, port, Upstreams.fixed(services, management), pictures);
    }

    /** As above, before nodes that come and go. */
    public static Gateway open(String host, int port, Upstreams upstreams, Collection<String> pictures)
            throws IOException {
        QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS);
        threads.setName("front-door");
        threads.setDaemon(true);
        Server server = new Server(threads);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendDateHeader(false);
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(host);
        connector.setPort(port);
        connector.setIdleTimeout(ForwardingHandler.IDLE_MILLIS);
        server.addConnector(connector);
        server.setErrorHandler(Gateway::refuse);
        server.setStopTimeout(STOP_MILLIS);
        server.setHandler(new SoundFraming(new Handler.Sequence(
                new DoorRequestId(new OwnAnswers(new Handler.Sequence(
                        new HealthHandler(upstreams),
                        new MergedOpenApi(upstreams),
                        new PagesHandler(List.copyOf(pictures)),
                        new StaticPages()))),
                new ForwardingHandler(upstreams))));
        return started(server, connector);
    }

    public int port() {
        return connector.getLocalPort();
    }

    public URI uri() {
        return URI.create("http://localhost:" + port());
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (TimeoutException streams) {
            // Event streams do not end of themselves: after the stop time they were cut.
        } catch (Exception e) {
            throw new IllegalStateException("the front door does not close", e);
        }
    }

    private static Gateway started(Server server, ServerConnector connector) throws IOException {
        try {
            server.start();
            return new Gateway(server, connector);
        } catch (BindException e) {
            throw e;
        } catch (Exception e) {
            if (e.getCause() instanceof BindException taken) {
                throw taken;
            }
            throw new IOException("the front door does not open: " + e.getMessage(), e);
        }
    }

    private static boolean refuse(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        if (status < HttpStatus.BAD_REQUEST_400) {
            status = HttpStatus.NOT_FOUND_404;
        } else if (status == HttpStatus.NOT_IMPLEMENTED_501 || status == HttpStatus.HTTP_VERSION_NOT_SUPPORTED_505) {
            // A coding or a version that nobody has: trying again would not help.
            status = HttpStatus.BAD_REQUEST_400;
        } else if (status >= HttpStatus.INTERNAL_SERVER_ERROR_500) {
            status = HttpStatus.SERVICE_UNAVAILABLE_503;
        }
        DoorProblem.write(status, request, response, callback);
        return true;
    }
}
