package com.firewalker.command.steps.sample;

import org.jspecify.annotations.Nullable;

/** The table of domain-rules.md 2.3: the highest version wins, a deletion wins over its own version. */
public final class Versions {

    private Versions() {}

    public static ItemStatus put(@Nullable SampleRecord stored, Sample arriving) {
        if (stored == null) {
            return ItemStatus.RECORDED;
        }
        if (arriving.version() > stored.version) {
            return ItemStatus.REVISED;
        }
        if (arriving.version() < stored.version || !stored.isLive()) {
            return ItemStatus.STALE;
        }
        return stored.live().sameContent(arriving) ? ItemStatus.UNCHANGED : ItemStatus.CONFLICT;
    }

    public static ItemStatus delete(@Nullable SampleRecord stored, long version) {
        if (stored == null || version > stored.version) {
            return ItemStatus.DELETED;
        }
        if (version < stored.version) {
            return ItemStatus.STALE;
        }
        return stored.isLive() ? ItemStatus.DELETED : ItemStatus.UNCHANGED;
    }
}
