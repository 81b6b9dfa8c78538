package com.firewalker.command.steps.sample;

import com.firewalker.proto.ReasonWord;
import org.jspecify.annotations.Nullable;

/** The answer to one item; the reason is a stable word, present where the item was rejected or held. */
public record ItemResult(ItemStatus status, @Nullable ReasonWord reason) {

    private static final ItemResult[] PLAIN = plain();

    public static ItemResult of(ItemStatus status) {
        return PLAIN[status.ordinal()];
    }

    public static ItemResult rejected(ReasonWord reason) {
        return new ItemResult(ItemStatus.REJECTED, reason);
    }

    /** The date holds nothing of what this item brought. */
    public boolean refused() {
        return status == ItemStatus.REJECTED || status == ItemStatus.CONFLICT;
    }

    private static ItemResult[] plain() {
        var all = new ItemResult[ItemStatus.values().length];
        for (ItemStatus status : ItemStatus.values()) {
            all[status.ordinal()] =
                    new ItemResult(status, status == ItemStatus.QUARANTINED ? ReasonWord.P2_CADENCE : null);
        }
        return all;
    }
}
