package com.firewalker.local.machine;

import java.time.Duration;

/**
 * How the services are laid out on one machine.
 *
 * @param nodes 0 puts all services into one JVM; any other number runs each service so many times, each in its own
 * @param restart whether a node that ended is started again
 */
public record Layout(int nodes, boolean restart) {

    public static final Layout ONE_JVM = new Layout(0, false);

    /** A node that drains goes on for so long after it said that it is not ready: the door looks every 250 ms. */
    static final Duration DOOR_NOTICES = Duration.ofMillis(1500);

    private static final int MOST = 8;

    public Layout {
        if (nodes < 0 || nodes > MOST) {
            throw new IllegalArgumentException("nodes must be 0 to " + MOST + ": " + nodes);
        }
    }

    /** How a line that names the services goes on. */
    String words() {
        return nodes == 0 ? "" : ", " + nodes + " of each, in JVMs of their own";
    }
}
