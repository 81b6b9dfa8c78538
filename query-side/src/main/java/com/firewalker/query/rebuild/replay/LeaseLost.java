package com.firewalker.query.rebuild.replay;

/** This instance no longer holds the rebuild: it was cancelled, switched or taken over. Whoever meets this stops. */
public final class LeaseLost extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LeaseLost(String rebuildId) {
        super("no longer ours: " + rebuildId);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
