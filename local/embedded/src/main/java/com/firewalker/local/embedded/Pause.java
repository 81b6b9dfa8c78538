package com.firewalker.local.embedded;

/** The short wait between two looks at a process that is starting. Errors: EmbeddedServerException when interrupted. */
public final class Pause {

    private Pause() {}

    public static void millis(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException("interrupted while a server was starting", e);
        }
    }
}
