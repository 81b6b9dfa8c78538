package com.firewalker.local.machine;

import com.firewalker.local.gateway.Service;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one gRPC address of a service with many nodes. Connections are shared out in turn, ready nodes first; calls on a
 * connection stay with its node. One that ends, or drains, closes its connections, and its callers connect anew.
 */
final class GrpcDoor implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(GrpcDoor.class);
    private static final int CONNECT_MILLIS = 1_000;

    private final ServerSocket door;
    private final Supplier<List<NodeProcess>> nodes;
    private final AtomicInteger turn = new AtomicInteger();
    private final ExecutorService pumps;

    private GrpcDoor(ServerSocket door, Service service, Supplier<List<NodeProcess>> nodes) {
        this.door = door;
        this.nodes = nodes;
        this.pumps = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "grpc-door-" + service.title());
            thread.setDaemon(true);
            return thread;
        });
        pumps.execute(this::accept);
    }

    static GrpcDoor open(int port, Service service, Supplier<List<NodeProcess>> nodes) throws IOException {
        return new GrpcDoor(new ServerSocket(port, 128, InetAddress.getByName("127.0.0.1")), service, nodes);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                pumps.execute(() -> join(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void join(Socket caller) {
        for (NodeProcess node : inTurn()) {
            try {
                Socket server = new Socket();
                server.connect(new InetSocketAddress("127.0.0.1", node.ports().grpc()), CONNECT_MILLIS);
                server.setTcpNoDelay(true);
                caller.setTcpNoDelay(true);
                pumps.execute(() -> pump(server, caller));
                pump(caller, server);
                return;
            } catch (IOException e) {
                log.debug("{} takes no gRPC connection: {}", node.name(), e.getMessage());
            }
        }
        close(caller);
    }

    private List<NodeProcess> inTurn() {
        List<NodeProcess> all = new ArrayList<>(nodes.get());
        if (!all.isEmpty()) {
            Collections.rotate(all, -Math.floorMod(turn.getAndIncrement(), all.size()));
        }
        all.sort((one, other) ->
                Boolean.compare(other.upstream().isReady(), one.upstream().isReady()));
        return all;
    }

    private static void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException ended) {
            log.debug("a gRPC connection ended: {}", ended.getMessage());
        } finally {
            close(from);
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            log.debug("a socket could not be closed: {}", e.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        pumps.shutdownNow();
    }
}
