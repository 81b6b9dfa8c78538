package com.firewalker.local.gateway;

/** The services behind the front door. */
public enum Service {
    COMMAND("command-side"),
    QUERY("query-side"),
    NOTIFICATION("notification");

    private final String title;

    Service(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
