package com.firewalker.query.projection;

/** An operator has paused the projection: its batch waits in the ledger. */
final class ProjectionPaused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ProjectionPaused(String projection) {
        super("paused by an operator: " + projection);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
