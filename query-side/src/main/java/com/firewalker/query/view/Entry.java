package com.firewalker.query.view;

import java.util.Set;

/**
 * What a batch finds in a live view that it has for itself until its transaction ends: version and position as they
 * were, the streams that are parked, and a savepoint at which nothing of the batch is written.
 */
public final class Entry {

    /** Its name in the transaction. */
    public static final String SAVEPOINT = "entered";

    private final ViewVersions.Progress progress;
    private final Set<String> parked;
    private boolean untouched = true;

    /** @param parked grows with what the batch parks itself */
    public Entry(ViewVersions.Progress progress, Set<String> parked) {
        this.progress = progress;
        this.parked = parked;
    }

    public ViewVersion version() {
        return progress.version();
    }

    long position() {
        return progress.position();
    }

    public Set<String> parked() {
        return parked;
    }

    /** True for who asks first: only then does going back to the savepoint undo nobody else's work. */
    public boolean touch() {
        boolean first = untouched;
        untouched = false;
        return first;
    }
}
