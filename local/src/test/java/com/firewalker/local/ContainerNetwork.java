package com.firewalker.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * What containers see of each other, without containers: every name of docker-compose.yml has a loopback address of its
 * own, so that the usual ports are free there, and a JVM is told the names by a file of hosts.
 */
final class ContainerNetwork implements AutoCloseable {

    private static final List<String> NAMES = List.of(
            "mysql-primary",
            "mysql-replica",
            "redis-boards",
            "redis-tokens",
            "s3",
            "command-side",
            "query-side",
            "notification",
            "front-door");

    private final List<ServerSocket> doors = new ArrayList<>();
    private final ExecutorService pumps = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "container-network");
        thread.setDaemon(true);
        return thread;
    });

    static String address(String name) {
        int number = NAMES.indexOf(name);
        if (number < 0) {
            throw new IllegalArgumentException(name);
        }
        return "127.77.0." + (number + 1);
    }

    /** A file for {@code jdk.net.hosts.file}. */
    static Path hosts(Path directory) throws IOException {
        return Files.writeString(
                directory.resolve("hosts"),
                NAMES.stream()
                        .map(name -> address(name) + " " + name + "\n")
                        .collect(Collectors.joining("", "127.0.0.1 localhost\n", "")));
    }

    /** Lets a server of this machine answer under a container's name and port. */
    void forward(String name, int port, int to) throws IOException {
        ServerSocket door = new ServerSocket(port, 50, InetAddress.getByName(address(name)));
        doors.add(door);
        pumps.execute(() -> accept(door, to));
    }

    private void accept(ServerSocket door, int to) {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                Socket server = new Socket("127.0.0.1", to);
                pumps.execute(() -> pump(caller, server));
                pumps.execute(() -> pump(server, caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void pump(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException ended) {
            // Both ends are closed with this.
        }
    }

    @Override
    public void close() throws IOException {
        for (ServerSocket door : doors) {
            door.close();
        }
        pumps.shutdownNow();
    }
}
