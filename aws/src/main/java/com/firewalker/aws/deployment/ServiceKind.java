package com.firewalker.aws.deployment;

/** The three programs and their ports, as everywhere else. */
public enum ServiceKind {
    COMMAND("command-side", 8081),
    QUERY("query-side", 8082),
    NOTIFICATION("notification", 8083);

    private final String title;
    private final int port;

    ServiceKind(String title, int port) {
        this.title = title;
        this.port = port;
    }

    public static ServiceKind titled(String title) {
        for (ServiceKind kind : values()) {
            if (kind.title.equals(title)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no such service: " + title);
    }

    public String title() {
        return title;
    }

    public int port() {
        return port;
    }

    public int grpcPort() {
        return port + 1000;
    }

    public int managementPort() {
        return port + 10;
    }
}
