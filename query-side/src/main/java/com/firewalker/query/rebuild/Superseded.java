package com.firewalker.query.rebuild;

/** This instance no longer holds the rebuild: it was cancelled, switched or taken over. Whoever meets this stops. */
final class Superseded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Superseded(String rebuildId) {
        super("no longer ours: " + rebuildId);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
