package com.firewalker.local.gateway;

import java.util.Arrays;

/** The services behind the front door. */
public enum Service {
    COMMAND("command-side"),
    QUERY("query-side"),
    NOTIFICATION("notification");

    private final String title;

    Service(String title) {
        this.title = title;
    }

    public static Service titled(String title) {
        return Arrays.stream(values())
                .filter(service -> service.title.equals(title))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such service: " + title));
    }

    public String title() {
        return title;
    }
}
