package com.firewalker.local.embedded;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A server process that starts when it is first asked for; once closed, it starts no more. */
final class OnDemand implements AutoCloseable {

    private final Start start;
    private @Nullable GuardedProcess process;
    private boolean closed;

    OnDemand(Start start) {
        this.start = start;
    }

    synchronized void begin() throws IOException {
        if (process == null && !closed) {
            process = start.start();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (process != null) {
            process.close();
        }
    }

    synchronized void kill() {
        closed = true;
        if (process != null) {
            process.kill();
        }
    }

    interface Start {
        GuardedProcess start() throws IOException;
    }
}
