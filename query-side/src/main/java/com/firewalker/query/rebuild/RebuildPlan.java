package com.firewalker.query.rebuild;

import org.jspecify.annotations.Nullable;

/** What an operator asks for. {@code from}: every walker with events from that position on is folded again. */
record RebuildPlan(
        String view,
        RebuildMode mode,
        @Nullable String walkerId,
        @Nullable Long from,
        boolean autoSwitch) {

    static RebuildPlan shadow(String view, boolean autoSwitch) {
        return new RebuildPlan(view, RebuildMode.SHADOW, null, null, autoSwitch);
    }

    static RebuildPlan verification(String view) {
        return new RebuildPlan(view, RebuildMode.VERIFICATION, null, null, false);
    }

    boolean wholeView() {
        return walkerId == null && from == null;
    }
}
