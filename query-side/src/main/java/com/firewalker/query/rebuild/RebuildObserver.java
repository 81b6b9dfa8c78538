package com.firewalker.query.rebuild;

/** Hears when a rebuild enters a stage on this instance, before anything of the stage is done. */
@FunctionalInterface
interface RebuildObserver {
    void entering(Rebuild rebuild);
}
