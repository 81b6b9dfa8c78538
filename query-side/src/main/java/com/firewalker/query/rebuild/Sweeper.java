package com.firewalker.query.rebuild;

import com.firewalker.query.rebuild.diff.RebuildRedis;
import com.firewalker.query.rebuild.replay.ShadowTables;
import com.firewalker.query.view.Projection;
import com.firewalker.query.view.View;
import com.firewalker.query.view.ViewVersions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Drops tables and keys of versions that nobody will ask for again, whoever left them. */
@Component
class Sweeper {

    private static final Logger log = LoggerFactory.getLogger(Sweeper.class);

    private final List<Projection> projections;
    private final ShadowTables tables;
    private final RebuildRedis redis;
    private final Rebuilds rebuilds;
    private final ViewVersions versions;

    Sweeper(
            List<Projection> projections,
            ShadowTables tables,
            RebuildRedis redis,
            Rebuilds rebuilds,
            ViewVersions versions) {
        this.projections = List.copyOf(projections);
        this.tables = tables;
        this.redis = redis;
        this.rebuilds = rebuilds;
        this.versions = versions;
    }

    void sweep() {
        projections.forEach(this::sweep);
    }

    /** What exists is read before what is wanted: a rebuild that begins in between is not touched. */
    void sweep(Projection projection) {
        TreeSet<Integer> found = new TreeSet<>(tables.versions(projection.view()));
        redis.of(projection).ifPresent(keys -> found.addAll(keys.versions()));
        if (found.isEmpty()) {
            return;
        }
        found.removeAll(wanted(projection));
        for (int version : found) {
            log.info(
                    "dropping version {} of {}: nobody will ask for it",
                    version,
                    projection.view().name());
            tables.drop(projection.view(), version);
            redis.of(projection).ifPresent(keys -> keys.drop(version));
        }
    }

    /** Both versions of the last switch: while one is under way the tables and the row do not say the same yet. */
    private Set<Integer> wanted(Projection projection) {
        View view = projection.view();
        var wanted = new HashSet<Integer>();
        List<Rebuild> running = rebuilds.runningOn(view.name());
        for (Rebuild one : running) {
            wanted.add(one.versions().next());
            wanted.add(one.versions().proof());
        }
        boolean replaced = running.stream().anyMatch(one -> one.plan().mode() == RebuildMode.SHADOW);
        if (!replaced) {
            rebuilds.lastSwitched(view.name()).ifPresent(last -> {
                wanted.add(last.versions().old());
                wanted.add(last.versions().next());
            });
        }
        running.stream()
                .filter(one -> one.plan().mode() == RebuildMode.SHADOW)
                .forEach(one -> wanted.add(one.versions().old()));
        wanted.add(versions.live(view).version().version());
        return wanted;
    }
}
