package com.firewalker.local.machine;

import com.firewalker.local.embedded.DirectoryLock;
import com.firewalker.local.gateway.Gateway;
import com.firewalker.local.gateway.Service;
import com.firewalker.local.gateway.Upstreams;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A running Firewalker on this machine. */
public final class Machine implements AutoCloseable {

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final DataDirectory data;
    private URI uri = URI.create("http://localhost");
    private Map<Service, URI> services = Map.of();

    private Machine(DataDirectory data) {
        this.data = data;
    }

    /**
     * Starts everything and returns when all of it answers.
     *
     * @param frontDoor the port of the front door; the services' ports follow it, 0 means any free ones
     * @param fresh whether what the directory holds is thrown away first
     */
    public static Machine start(DataDirectory data, int frontDoor, boolean fresh) {
        return start(data, frontDoor, fresh, Layout.ONE_JVM, line -> {});
    }

    /** As above, with the services in one JVM or in many, telling each step in one line before it begins. */
    public static Machine start(
            DataDirectory data, int frontDoor, boolean fresh, Layout layout, Consumer<String> progress) {
        Machine machine = new Machine(data);
        try {
            machine.start(frontDoor, fresh, layout, System.getenv(), progress);
            return machine;
        } catch (IOException e) {
            machine.close();
            throw new MachineException("Firewalker cannot start in " + data.root() + ": " + e.getMessage(), e);
        } catch (RuntimeException e) {
            machine.close();
            throw e;
        }
    }

    public URI uri() {
        return uri;
    }

    /** Where each service answers without the front door. */
    public Map<Service, URI> services() {
        return services;
    }

    public DataDirectory data() {
        return data;
    }

    /** First the door, then the services, then what they stand on. */
    @Override
    public synchronized void close() {
        Deque<AutoCloseable> closing = new ArrayDeque<>(parts);
        parts.clear();
        Shutdown.closeAll(closing);
    }

    private void start(
            int frontDoor, boolean fresh, Layout layout, Map<String, String> environment, Consumer<String> progress)
            throws IOException {
        DirectoryLock lock = data.lock();
        parts.push(lock);
        MachinePorts ports = MachinePorts.from(frontDoor);
        if (fresh) {
            data.empty();
        }
        progress.accept("starting database, Redis and the store of pictures; data in " + data.root());
        Stores stores = Stores.start(data, environment);
        parts.push(stores);
        progress.accept("starting command-side, query-side and notification" + layout.words());
        if (layout.nodes() == 0) {
            parts.push(Services.start(ports, settings(ports, stores)));
            services = addresses(ports, MachinePorts.ServicePorts::http);
            open(
                    Upstreams.fixed(services, addresses(ports, MachinePorts.ServicePorts::management)),
                    ports,
                    stores.pictureOrigins());
        } else {
            startNodes(layout, ports, stores);
        }
        data.announce(uri);
        parts.push(data::withdraw);
    }

    private void open(Upstreams upstreams, MachinePorts ports, Collection<String> pictures) throws IOException {
        parts.push(upstreams);
        Gateway door = Gateway.open("localhost", ports.frontDoor(), upstreams, pictures);
        parts.push(door);
        uri = door.uri();
    }

    /** The door first: nodes read keys through it. It is also the first to close, so that it never knocks in vain. */
    private void startNodes(Layout layout, MachinePorts ports, Stores stores) throws IOException {
        Map<String, String> settings = settings(ports, stores);
        settings.remove("firewalker.processing.node");
        settings.put("firewalker.jwks-url", "http://localhost:" + ports.frontDoor() + "/.well-known/jwks.json");
        settings.put("firewalker.drain.wait", Layout.DOOR_NOTICES.toMillis() + "ms");
        OperatorTokens.makeKeysIfNone(data);
        Upstreams upstreams = Upstreams.watched();
        NodeFleet fleet = new NodeFleet(upstreams, data.logs(), settings, layout.restart());
        parts.push(fleet);
        open(upstreams, ports, stores.pictureOrigins());
        for (Service service : Service.values()) {
            parts.push(GrpcDoor.open(
                    ports.of(service).grpc(),
                    service,
                    () -> fleet.nodes().stream()
                            .filter(node -> node.service() == service)
                            .toList()));
        }
        parts.push(NodeControl.open(fleet, secret(), data.nodes()));
        fleet.startAll(layout.nodes());
        parts.push(fleet::startNoMore);
    }

    private Map<String, String> settings(MachinePorts ports, Stores stores) {
        Map<String, String> settings = new TreeMap<>(stores.settings());
        MachinePorts.ServicePorts command = ports.of(Service.COMMAND);
        settings.put("firewalker.keys.dir", data.keys().toString());
        settings.put("firewalker.jwks-url", "http://127.0.0.1:" + command.http() + "/.well-known/jwks.json");
        settings.put("firewalker.command-grpc", "127.0.0.1:" + command.grpc());
        settings.put(
                "firewalker.query-grpc", "127.0.0.1:" + ports.of(Service.QUERY).grpc());
        settings.put(
                "firewalker.notification-grpc",
                "127.0.0.1:" + ports.of(Service.NOTIFICATION).grpc());
        settings.put("firewalker.mail.dir", data.mail().toString());
        settings.put("firewalker.web.base-url", "http://localhost:" + ports.frontDoor());
        settings.put("firewalker.service-secret", secret());
        return settings;
    }

    /** The services of one machine know each other by a secret that lives as long as they do. */
    private static String secret() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static Map<Service, URI> addresses(MachinePorts ports, Door door) {
        Map<Service, URI> addresses = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            addresses.put(service, URI.create("http://127.0.0.1:" + door.of(ports.of(service))));
        }
        return addresses;
    }

    private interface Door {
        int of(MachinePorts.ServicePorts ports);
    }
}
