package com.firewalker.command.steps;

import org.jspecify.annotations.Nullable;

/** The answer to one item; the reason is a stable word, present where the item was rejected or held. */
record ItemResult(ItemStatus status, @Nullable String reason) {

    static final String HELD_BY_P2 = "P2-cadence";

    private static final ItemResult[] PLAIN = plain();

    static ItemResult of(ItemStatus status) {
        return PLAIN[status.ordinal()];
    }

    static ItemResult rejected(String reason) {
        return new ItemResult(ItemStatus.REJECTED, reason);
    }

    /** The date holds nothing of what this item brought. */
    boolean refused() {
        return status == ItemStatus.REJECTED || status == ItemStatus.CONFLICT;
    }

    private static ItemResult[] plain() {
        var all = new ItemResult[ItemStatus.values().length];
        for (ItemStatus status : ItemStatus.values()) {
            all[status.ordinal()] = new ItemResult(status, status == ItemStatus.QUARANTINED ? HELD_BY_P2 : null);
        }
        return all;
    }
}
