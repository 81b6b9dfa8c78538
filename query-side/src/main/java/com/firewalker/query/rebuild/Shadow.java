package com.firewalker.query.rebuild;

import com.firewalker.query.view.Projection;
import com.firewalker.query.view.View;
import com.firewalker.query.view.ViewVersion;

/** A rebuild together with the projection whose view it builds. */
record Shadow(Rebuild rebuild, Projection projection) {

    String id() {
        return rebuild.id();
    }

    RebuildPlan plan() {
        return rebuild.plan();
    }

    View view() {
        return projection.view();
    }

    ViewVersion next() {
        return ViewVersion.shadow(view(), rebuild.versions().next());
    }

    ViewVersion proof() {
        return ViewVersion.shadow(view(), rebuild.versions().proof());
    }

    /** To be compared with a view that has not handled the events that wait. */
    boolean leavesOutWaiting() {
        return plan().mode() == RebuildMode.VERIFICATION;
    }
}
