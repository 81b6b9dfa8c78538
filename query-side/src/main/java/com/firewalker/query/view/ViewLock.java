package com.firewalker.query.view;

import java.util.Set;

/**
 * What a batch finds in a live view that it has for itself until its transaction ends: version and position as they
 * were, the keys under which events are parked, and a savepoint at which nothing of the batch is written.
 */
public final class ViewLock {

    /** Its name in the transaction. */
    public static final String SAVEPOINT = "entered";

    private final ViewVersions.Progress progress;
    private final Set<String> parked;
    private final long parksUpTo;
    private boolean untouched = true;

    /**
     * @param parked grows with what the batch parks itself
     * @param parksUpTo up to this position an operator lets the view park however much fails
     */
    public ViewLock(ViewVersions.Progress progress, Set<String> parked, long parksUpTo) {
        this.progress = progress;
        this.parked = parked;
        this.parksUpTo = parksUpTo;
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

    public long parksUpTo() {
        return parksUpTo;
    }

    /** True for who asks first: only then does going back to the savepoint undo nobody else's work. */
    public boolean touch() {
        boolean first = untouched;
        untouched = false;
        return first;
    }
}
