package com.firewalker.local.machine;

import com.firewalker.local.embedded.Pause;
import com.firewalker.local.embedded.Ports;
import com.firewalker.local.gateway.Service;
import com.firewalker.local.gateway.Upstreams;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The services of one machine as many processes: each service N times, watched by this program. A node that ends while
 * nobody asked for the end of all is started again under its name and ports, at once the first time and ever later where
 * it keeps ending.
 */
final class NodeFleet implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(NodeFleet.class);
    private static final long START_SECONDS = 600;
    private static final long DRAIN_SECONDS = 40;
    private static final long LONGEST_PAUSE_SECONDS = 30;
    /** A node that lived for so long ended for a reason of its own, not of its start. */
    private static final long SETTLED_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final Map<String, NodeProcess> nodes = new ConcurrentSkipListMap<>();
    private final Map<String, Integer> quickEnds = new ConcurrentHashMap<>();
    private final Upstreams upstreams;
    private final Path logs;
    private final Map<String, String> settings;
    private final boolean restart;
    private final ScheduledExecutorService starter = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "node-fleet");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean closing;

    NodeFleet(Upstreams upstreams, Path logs, Map<String, String> settings, boolean restart) {
        this.upstreams = upstreams;
        this.logs = logs;
        this.settings = settings;
        this.restart = restart;
    }

    /**
     * Starts each service so many times and waits until all are ready: first one of each, which make the schemas that the
     * others find.
     */
    void startAll(int each) throws IOException {
        for (int started = 0; started < each; started++) {
            for (Service service : Service.values()) {
                add(service);
            }
            awaitReady();
        }
    }

    /** Starts one more node of a service; answers its name without waiting until it is ready. */
    synchronized String add(Service service) {
        int number = 1;
        while (nodes.containsKey(name(service, number))) {
            number++;
        }
        String name = name(service, number);
        start(service, name, anyPorts());
        return name;
    }

    /** @param drains whether the node may finish what it has begun, or ends as if the power went */
    synchronized void end(String name, boolean drains) {
        NodeProcess node = Optional.ofNullable(nodes.get(name))
                .orElseThrow(() -> new NoSuchElementException("no node is called " + name + ": " + nodes.keySet()));
        if (drains) {
            node.drain();
        } else {
            node.kill();
        }
    }

    Collection<NodeProcess> nodes() {
        return nodes.values();
    }

    private void awaitReady() throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        for (NodeProcess first : nodes.values()) {
            while (!isReady(first.name())) {
                if (System.nanoTime() > deadline || quickEnds.getOrDefault(first.name(), 0) > 2) {
                    throw new IOException(first.name() + " does not become ready, see " + logs.resolve(first.name()));
                }
                Pause.millis(100);
            }
        }
    }

    private boolean isReady(String name) {
        return Optional.ofNullable(nodes.get(name))
                .map(node -> node.state().equals("ready"))
                .orElse(false);
    }

    private void start(Service service, String name, MachinePorts.ServicePorts ports) {
        try {
            NodeProcess node = NodeProcess.start(service, name, ports, logs, settings);
            long startedNanos = System.nanoTime();
            nodes.put(name, node);
            upstreams.add(node.upstream());
            log.info("{} runs as process {}", name, node.process().pid());
            CompletableFuture<Void> unused = node.process().onExit().thenAccept(ended -> ended(node, startedNanos));
        } catch (IOException e) {
            throw new UncheckedIOException("a node cannot be started: " + name, e);
        }
    }

    private void ended(NodeProcess node, long startedNanos) {
        upstreams.remove(node.upstream());
        if (closing) {
            return;
        }
        log.warn("{} ended with {}", node.name(), node.process().exitValue());
        if (restart) {
            boolean settled = System.nanoTime() - startedNanos > SETTLED_NANOS;
            int quick = settled ? 0 : quickEnds.merge(node.name(), 1, Integer::sum);
            long pause = quick < 2 ? 0 : Math.min(LONGEST_PAUSE_SECONDS, 1L << Math.min(quick, 5));
            ScheduledFuture<?> unused = starter.schedule(() -> startAgain(node), pause, TimeUnit.SECONDS);
        }
    }

    private synchronized void startAgain(NodeProcess node) {
        if (!closing) {
            start(node.service(), node.name(), node.ports());
        }
    }

    private static MachinePorts.ServicePorts anyPorts() {
        List<Integer> free = Ports.anyFree(3);
        return new MachinePorts.ServicePorts(free.get(0), free.get(1), free.get(2));
    }

    private static String name(Service service, int number) {
        return service.title() + "-" + number;
    }

    /** The end of all has begun: Ctrl-C reaches the nodes at the same time, and those that end are not missed. */
    void startNoMore() {
        closing = true;
    }

    /** All at once: each drains, and what does not end is ended. */
    @Override
    public void close() {
        synchronized (this) {
            closing = true;
            starter.shutdownNow();
        }
        nodes.values().forEach(NodeProcess::drain);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DRAIN_SECONDS);
        for (NodeProcess node : nodes.values()) {
            try {
                if (!node.process().waitFor(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                    node.kill();
                }
            } catch (InterruptedException e) {
                node.kill();
                Thread.currentThread().interrupt();
            }
        }
    }
}
