package com.firewalker.query.rebuild;

import com.firewalker.query.projection.LiveViewLock;
import com.firewalker.query.rebuild.diff.Comparison;
import com.firewalker.query.rebuild.diff.Diff;
import com.firewalker.query.rebuild.diff.Findings;
import com.firewalker.query.rebuild.diff.RebuildRedis;
import com.firewalker.query.rebuild.diff.Suspect;
import com.firewalker.query.rebuild.diff.Suspects;
import com.firewalker.query.rebuild.diff.TableShape;
import com.firewalker.query.rebuild.replay.RebuildSettings;
import com.firewalker.query.rebuild.replay.Transactions;
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

/** Replaces the live rows that differ from the ledger by the right ones, some at a time. */
@Component
class Repairer {

    /** So many suspects at once: a moment in which live batches wait, well below their time. */
    private static final int AT_ONCE = 200;

    private final ShadowBuilder shadowBuilder;
    private final LiveSnapshot snapshot;
    private final Comparison comparison;
    private final LiveViewLock liveLock;
    private final ViewVersions versions;
    private final RebuildRedis redis;
    private final Transactions transactions;
    private final Rebuilds rebuilds;
    private final JdbcTemplate jdbc;
    private final RebuildSettings settings;

    Repairer(
            ShadowBuilder shadowBuilder,
            LiveSnapshot snapshot,
            Comparison comparison,
            LiveViewLock liveLock,
            ViewVersions versions,
            RebuildRedis redis,
            Transactions transactions,
            Rebuilds rebuilds,
            JdbcTemplate jdbc,
            RebuildSettings settings) {
        this.shadowBuilder = shadowBuilder;
        this.snapshot = snapshot;
        this.comparison = comparison;
        this.liveLock = liveLock;
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

    /**
     * Answers what was different. All rows are compared in a snapshot while the live version moves on; only what differs
     * is looked at again while it stands. What Redis holds is filled again from the right rows by who keeps it.
     */
    Diff repair(Shadow shadow, String owner) {
        Suspects suspects = new Suspects(shadow.projection(), settings.patch());
        Diff diff = snapshot.compare(shadow, owner, (jdbcOfSnapshot, live) -> {
            Findings findings = new Findings(settings.samples());
            comparison.rows(
                    jdbcOfSnapshot,
                    shadow.projection(),
                    live.version(),
                    shadow.next(),
                    shadowBuilder.walkers(shadow, live.position()),
                    findings,
                    suspects::add);
            return findings.at(live.position());
        });
        for (List<Suspect> part : suspects.parts(AT_ONCE)) {
            liveLock.within(shadow.view(), () -> patch(shadow, owner, part));
        }
        redis.of(shadow.projection())
                .ifPresent(keys -> keys.incomplete(transactions
                        .own(() -> versions.live(shadow.view()))
                        .version()
                        .version()));
        return comparison.behind(diff);
    }

    private int patch(Shadow shadow, String owner, List<Suspect> suspects) {
        ViewVersions.Progress live = snapshot.follow(shadow, owner);
        return transactions.own(() -> {
            rebuilds.hold(shadow.id(), owner);
            List<Patch> patches = new ArrayList<>();
            for (Suspect suspect : suspects) {
                comparison.rows(
                        jdbc,
                        live.version(),
                        shadow.next(),
                        suspect,
                        (shape, before, after) -> patches.add(new Patch(shape, before, after)));
            }
            patches.forEach(this::apply);
            return patches.size();
        });
    }

    private void apply(Patch patch) {
        TableShape shape = patch.shape();
        if (patch.after() == null) {
            int[] keys = shape.keyIndexes();
            @Nullable Object[] row = Objects.requireNonNull(patch.before());
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
