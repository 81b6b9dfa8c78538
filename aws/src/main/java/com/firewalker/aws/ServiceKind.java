package com.firewalker.aws;

/** The three programs and their ports, as everywhere else. */
enum ServiceKind {
    COMMAND("command-side", 8081),
    QUERY("query-side", 8082),
    NOTIFICATION("notification", 8083);

    private final String title;
    private final int port;

    ServiceKind(String title, int port) {
        this.title = title;
        this.port = port;
    }

    static ServiceKind titled(String title) {
        for (ServiceKind kind : values()) {
            if (kind.title.equals(title)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no such service: " + title);
    }

    String title() {
        return title;
    }

    int port() {
        return port;
    }

    int grpcPort() {
        return port + 1000;
    }

    int managementPort() {
        return port + 10;
    }
}
