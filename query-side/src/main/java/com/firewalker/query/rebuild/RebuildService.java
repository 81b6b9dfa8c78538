package com.firewalker.query.rebuild;

import com.firewalker.platform.ledger.store.LedgerReader;
import com.firewalker.platform.web.Refusal;
import com.firewalker.query.projection.Processes;
import com.firewalker.query.rebuild.replay.RebuildSettings;
import com.firewalker.query.rebuild.replay.Transactions;
import com.firewalker.query.view.Projection;
import com.firewalker.query.view.Projections;
import com.firewalker.query.view.ViewVersions;
import java.time.Instant;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** What operators may do with rebuilds, on whichever instance they ask. */
@Service
class RebuildService {

    private final Rebuilds rebuilds;
    private final RebuildRunner runner;
    private final ShadowBuilder shadowBuilder;
    private final VersionSwitch versionSwitch;
    private final Sweeper sweeper;
    private final Projections projections;
    private final ViewVersions versions;
    private final LedgerReader ledger;
    private final Transactions transactions;
    private final RebuildSettings settings;

    RebuildService(
            Rebuilds rebuilds,
            RebuildRunner runner,
            ShadowBuilder shadowBuilder,
            VersionSwitch versionSwitch,
            Sweeper sweeper,
            Projections projections,
            ViewVersions versions,
            LedgerReader ledger,
            Transactions transactions,
            RebuildSettings settings) {
        this.rebuilds = rebuilds;
        this.runner = runner;
        this.shadowBuilder = shadowBuilder;
        this.versionSwitch = versionSwitch;
        this.sweeper = sweeper;
        this.projections = projections;
        this.versions = versions;
        this.ledger = ledger;
        this.transactions = transactions;
        this.settings = settings;
    }

    /** Answers the id; the work goes on behind. */
    String start(RebuildPlan plan) {
        Projection projection = projection(plan.view());
        refuseUnfit(plan, projection);
        String id = UUID.randomUUID().toString();
        try {
            transactions.ownly(() -> {
                int live = versions.live(projection.view()).version().version();
                int highest = Math.max(live, rebuilds.highestVersion(plan.view()));
                var numbers = new Rebuild.Versions(live, highest + 1, highest + 2);
                rebuilds.insert(id, plan, numbers, runner.me(), settings.lease());
            });
        } catch (DuplicateKeyException e) {
            throw new Refusal(
                    409,
                    "rebuild-running",
                    "%s of %s runs already: wait for it or cancel it"
                            .formatted(
                                    plan.mode() == RebuildMode.VERIFICATION ? "A verification" : "A rebuild",
                                    plan.view()));
        }
        sweeper.sweep(projection);
        runner.launch(id);
        return id;
    }

    private Projection projection(String name) {
        if (Processes.are(name)) {
            throw new Refusal(
                    422,
                    "not-rebuildable",
                    name + " acts on the world: replaying it would tell people again what they were told once");
        }
        return projections.named(name);
    }

    private static void refuseUnfit(RebuildPlan plan, Projection projection) {
        if (plan.mode() == RebuildMode.SHADOW && !plan.wholeView()) {
            throw Refusal.invalid(
                    "/mode", "shadow-is-whole", "A shadow holds the whole view: repair some walkers in place");
        }
        if (plan.autoSwitch() && plan.mode() != RebuildMode.SHADOW) {
            throw Refusal.invalid("/autoSwitch", "nothing-to-switch", "Only a shadow can be switched to");
        }
        if (!plan.wholeView() && !projection.divisible()) {
            throw Refusal.invalid(
                    "/walkerId", "not-by-walker", "Rows of this view belong to several walkers: rebuild it whole");
        }
    }

    /** The first position recorded at the instant or later. */
    long positionAt(Instant instant) {
        return ledger.firstPositionSince(instant)
                .orElseThrow(
                        () -> Refusal.invalid("/from", "after-the-end", "Nothing has been recorded since " + instant));
    }

    Rebuild find(String id) {
        return rebuilds.find(id).orElseThrow(Refusal::notFound);
    }

    Rebuild.Progress progress(String id) {
        return rebuilds.progress(id);
    }

    void switchOver(String id) {
        versionSwitch.forward(shadow(id));
    }

    void switchBack(String id) {
        versionSwitch.back(shadow(id), runner.me());
        runner.launch(id);
    }

    /** When this returns nobody writes for the rebuild any more, and what it made is gone. */
    void cancel(String id) {
        Shadow shadow = shadow(id);
        transactions.ownly(() -> {
            Rebuild now = rebuilds.lock(id).orElseThrow(Refusal::notFound);
            if (now.finishedAt() != null
                    || versionSwitch.live(shadow) == now.versions().next()) {
                throw new Refusal(
                        409,
                        "rebuild-over",
                        "This rebuild is over: " + now.state().word());
            }
            rebuilds.end(id, RebuildState.CANCELLED, null);
        });
        shadowBuilder.drop(shadow, shadow.rebuild().versions().next());
        shadowBuilder.drop(shadow, shadow.rebuild().versions().proof());
        sweeper.sweep(shadow.projection());
    }

    private Shadow shadow(String id) {
        Rebuild rebuild = find(id);
        return new Shadow(rebuild, projections.named(rebuild.plan().view()));
    }
}
