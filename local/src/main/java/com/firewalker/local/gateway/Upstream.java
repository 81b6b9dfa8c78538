package com.firewalker.local.gateway;

import java.net.URI;

/** A node of a service, and whether requests may be sent to it. */
public final class Upstream {

    private final Service service;
    private final String name;
    private final URI http;
    private final URI management;
    private volatile boolean ready;

    public Upstream(Service service, String name, URI http, URI management) {
        this.service = service;
        this.name = name;
        this.http = http;
        this.management = management;
    }

    public Service service() {
        return service;
    }

    public String name() {
        return name;
    }

    public URI http() {
        return http;
    }

    URI management() {
        return management;
    }

    public boolean isReady() {
        return ready;
    }

    void isReady(boolean now) {
        ready = now;
    }
}
