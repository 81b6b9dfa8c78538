package com.firewalker.local.gateway;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Who answers for each service now. Requests go to the ready nodes in turn; where none is known to be ready, to any. A
 * connection that cannot be made is made to another node of the same service: nothing was sent yet, so nothing can happen
 * twice. Whatever was sent is never sent again.
 */
public final class Upstreams implements AutoCloseable {

    private final List<Upstream> nodes = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final Optional<ReadinessWatch> watch;

    private Upstreams(boolean watched) {
        watch = watched ? Optional.of(new ReadinessWatch(nodes)) : Optional.empty();
    }

    /** One process for each service; it is never left out. */
    public static Upstreams fixed(Map<Service, URI> services, Map<Service, URI> management) {
        Upstreams upstreams = new Upstreams(false);
        services.forEach((service, uri) -> {
            Upstream only = new Upstream(service, service.title(), uri, management.getOrDefault(service, uri));
            only.isReady(true);
            upstreams.nodes.add(only);
        });
        return upstreams;
    }

    /** Nodes that come and go; each is asked several times a second whether it is ready. */
    public static Upstreams watched() {
        return new Upstreams(true);
    }

    public void add(Upstream node) {
        nodes.add(node);
    }

    public void remove(Upstream node) {
        nodes.remove(node);
    }

    /** The node whose turn it is; empty where the service has none. */
    public Optional<Upstream> next(Service service) {
        List<Upstream> all = nodes(service);
        List<Upstream> ready = all.stream().filter(Upstream::isReady).toList();
        List<Upstream> able = ready.isEmpty() ? all : ready;
        return able.isEmpty()
                ? Optional.empty()
                : Optional.of(able.get(Math.floorMod(turn.getAndIncrement(), able.size())));
    }

    List<Upstream> nodes(Service service) {
        return nodes.stream().filter(node -> node.service() == service).toList();
    }

    /** The address asked for, then those of the other ready nodes of its service. */
    List<InetSocketAddress> addresses(String host, int port) {
        InetSocketAddress wanted = new InetSocketAddress(host, port);
        Stream<InetSocketAddress> others = nodes.stream()
                .filter(node -> node.http().getPort() == port)
                .findFirst()
                .map(Upstream::service)
                .map(service -> nodes(service).stream())
                .orElse(Stream.empty())
                .filter(node -> node.isReady() && node.http().getPort() != port)
                .map(node ->
                        new InetSocketAddress(node.http().getHost(), node.http().getPort()));
        return Stream.concat(Stream.of(wanted), others).toList();
    }

    @Override
    public void close() {
        watch.ifPresent(ReadinessWatch::close);
    }
}
