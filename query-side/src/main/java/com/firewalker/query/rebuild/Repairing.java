package com.firewalker.query.rebuild;

import com.firewalker.query.view.ViewVersions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Replaces the live rows that differ from the ledger by the right ones, in one transaction. */
@Component
class Repairing {

    private final Building building;
    private final Comparison comparison;
    private final LiveFence fence;
    private final ViewVersions versions;
    private final RebuildRedis redis;
    private final Transactions transactions;
    private final Rebuilds rebuilds;
    private final JdbcTemplate jdbc;
    private final RebuildSettings settings;

    Repairing(
            Building building,
            Comparison comparison,
            LiveFence fence,
            ViewVersions versions,
            RebuildRedis redis,
            Transactions transactions,
            Rebuilds rebuilds,
            JdbcTemplate jdbc,
            RebuildSettings settings) {
        this.building = building;
        this.comparison = comparison;
        this.fence = fence;
        this.versions = versions;
        this.redis = redis;
        this.transactions = transactions;
        this.rebuilds = rebuilds;
        this.jdbc = jdbc;
        this.settings = settings;
    }

    private record Patch(
            TableShape shape,
            @Nullable Object @Nullable [] before,
            @Nullable Object @Nullable [] after) {}

    /** Answers what was different. What Redis holds is filled again from the right rows by who keeps it. */
    Diff repair(Shadow shadow, String owner) {
        var diff = fence.within(shadow.view(), () -> {
            var live = transactions.own(() -> versions.live(shadow.view()));
            building.followTo(
                    shadow, live.position(), building.leftOut(shadow), () -> rebuilds.hold(shadow.id(), owner));
            return transactions.own(() -> {
                rebuilds.hold(shadow.id(), owner);
                return patch(shadow, live);
            });
        });
        redis.of(shadow.projection())
                .ifPresent(keys -> keys.incomplete(transactions
                        .own(() -> versions.live(shadow.view()))
                        .version()
                        .version()));
        return comparison.behind(diff);
    }

    private Diff patch(Shadow shadow, ViewVersions.Progress live) {
        var findings = new Findings(settings.samples());
        var patches = new ArrayList<Patch>();
        comparison.rows(
                jdbc,
                shadow.projection(),
                live.version(),
                shadow.next(),
                building.walkers(shadow, live.position()),
                findings,
                (shape, before, after) -> add(patches, new Patch(shape, before, after)));
        patches.forEach(this::apply);
        return findings.at(live.position());
    }

    private void add(List<Patch> patches, Patch patch) {
        if (patches.size() == settings.patch()) {
            throw new IllegalStateException("more than " + settings.patch()
                    + " rows are wrong: that is no small repair, build a shadow instead");
        }
        patches.add(patch);
    }

    private void apply(Patch patch) {
        var shape = patch.shape();
        if (patch.after() == null) {
            var keys = shape.keyIndexes();
            var row = Objects.requireNonNull(patch.before());
            jdbc.update(
                    "DELETE FROM " + shape.name() + " WHERE "
                            + shape.keys().stream().map(key -> key + " = ?").collect(Collectors.joining(" AND ")),
                    Arrays.stream(keys).mapToObj(key -> row[key]).toArray());
        } else {
            jdbc.update(
                    "REPLACE INTO " + shape.name() + " (" + String.join(", ", shape.columns()) + ") VALUES ("
                            + String.join(
                                    ",", Collections.nCopies(shape.columns().size(), "?")) + ")",
                    patch.after());
        }
    }
}
