package com.firewalker.query.view;

import com.firewalker.query.view.Projection.Batch;

/** What every batch for a live view passes, inside the transaction that writes it. */
public interface BatchApplier {

    /**
     * Before anything of the view is read: holds off a switch of versions, refuses while paused, and moves the view's
     * position with the transaction.
     */
    ViewLock enter(View view, long upTo);

    /** Applies what can be applied and sets aside what cannot. */
    void apply(Projection projection, ViewLock entry, Batch batch);
}
