package com.firewalker.query.rebuild;

import com.firewalker.query.rebuild.diff.Diff;
import com.firewalker.query.rebuild.replay.LeaseLost;
import com.firewalker.query.rebuild.replay.RebuildSettings;
import com.firewalker.query.rebuild.replay.Transactions;
import com.firewalker.query.view.ViewVersions;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Each stage of a rebuild, from whatever an instance that fell left of it. */
@Component
class RebuildSteps {

    private static final long FOLLOW_MILLIS = 200;

    private final Rebuilds rebuilds;
    private final ShadowBuilder shadowBuilder;
    private final Verifier verifier;
    private final Repairer repairer;
    private final VersionSwitch versionSwitch;
    private final DryRun dryRun;
    private final ViewVersions versions;
    private final Transactions transactions;
    private final RebuildSettings settings;
    private final JsonMapper json;
    private final MeterRegistry meters;

    RebuildSteps(
            Rebuilds rebuilds,
            ShadowBuilder shadowBuilder,
            Verifier verifier,
            Repairer repairer,
            VersionSwitch versionSwitch,
            DryRun dryRun,
            ViewVersions versions,
            Transactions transactions,
            RebuildSettings settings,
            JsonMapper json,
            MeterRegistry meters) {
        this.rebuilds = rebuilds;
        this.shadowBuilder = shadowBuilder;
        this.verifier = verifier;
        this.repairer = repairer;
        this.versionSwitch = versionSwitch;
        this.dryRun = dryRun;
        this.versions = versions;
        this.transactions = transactions;
        this.settings = settings;
        this.json = json;
        this.meters = meters;
    }

    /** The stage the rebuild is in; it ends by entering the next one. */
    void step(Shadow shadow, String owner, ProgressReporter progress) throws InterruptedException {
        switch (shadow.rebuild().state()) {
            case PREPARING -> prepare(shadow, owner);
            case REPLAYING -> replay(shadow, owner, progress);
            case CATCHING_UP -> {
                shadowBuilder.catchUp(shadow, owner);
                rebuilds.enter(shadow.id(), owner, RebuildState.VERIFYING);
            }
            case VERIFYING -> verify(shadow, owner, progress);
            case READY -> beReady(shadow, owner);
            case SWITCHED, CANCELLED, FAILED, EQUAL, DIFFERENT -> throw new LeaseLost(shadow.id());
        }
    }

    private void prepare(Shadow shadow, String owner) {
        shadowBuilder.prepare(shadow);
        rebuilds.enter(shadow.id(), owner, RebuildState.REPLAYING);
    }

    private void replay(Shadow shadow, String owner, ProgressReporter progress) throws InterruptedException {
        if (shadow.plan().mode() == RebuildMode.DRY_RUN) {
            dryRun.run(shadow, owner, progress);
            end(shadow, owner, RebuildState.READY, progress);
        } else {
            shadowBuilder.replay(shadow, owner, progress);
            rebuilds.enter(shadow.id(), owner, RebuildState.CATCHING_UP);
        }
    }

    private void verify(Shadow shadow, String owner, ProgressReporter progress) throws InterruptedException {
        switch (shadow.plan().mode()) {
            case SHADOW -> verifyShadow(shadow, owner, progress);
            case IN_PLACE -> {
                tell(shadow, repairer.repair(shadow, owner));
                end(shadow, owner, RebuildState.SWITCHED, progress);
            }
            case VERIFICATION -> {
                Diff diff = verifier.againstLive(shadow, owner);
                tell(shadow, diff);
                meters.counter(
                                "firewalker.audit.mismatches",
                                "check",
                                shadow.view().name())
                        .increment((double) diff.differences());
                end(shadow, owner, diff.empty() ? RebuildState.EQUAL : RebuildState.DIFFERENT, progress);
            }
            case DRY_RUN -> throw new IllegalStateException("a dry run has nothing to verify");
        }
    }

    private void verifyShadow(Shadow shadow, String owner, ProgressReporter progress) throws InterruptedException {
        if (settings.proof()) {
            Diff unproven = verifier.againstFold(shadow, owner, progress);
            if (!unproven.empty()) {
                tell(shadow, unproven);
                throw new IllegalStateException("two folds of the same events differ in " + unproven.differences()
                        + " rows: the view's fold is not a function of its events");
            }
        }
        shadowBuilder.catchUp(shadow, owner);
        tell(shadow, verifier.againstLive(shadow, owner));
        progress.finished();
        rebuilds.enter(shadow.id(), owner, RebuildState.READY);
    }

    /** Keeps the new version current until somebody decides, or decides by itself where that was asked for. */
    private void beReady(Shadow shadow, String owner) throws InterruptedException {
        if (versionSwitch.live(shadow) == shadow.rebuild().versions().next()) {
            versionSwitch.finish(shadow);
        } else if (shadow.plan().autoSwitch()) {
            versionSwitch.forward(shadow);
        } else {
            shadowBuilder.followTo(shadow, owner, versions.live(shadow.view()).position());
            TimeUnit.MILLISECONDS.sleep(FOLLOW_MILLIS);
        }
    }

    private void end(Shadow shadow, String owner, RebuildState state, ProgressReporter progress) {
        progress.finished();
        shadowBuilder.drop(shadow, shadow.next().version());
        transactions.ownly(() -> {
            rebuilds.hold(shadow.id(), owner);
            rebuilds.end(shadow.id(), state, null);
        });
    }

    private void tell(Shadow shadow, Diff diff) {
        rebuilds.tell(shadow.id(), json.writeValueAsString(diff));
    }
}
