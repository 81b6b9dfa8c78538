package com.firewalker.query.rebuild;

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
    private final Building building;
    private final Verifying verifying;
    private final Repairing repairing;
    private final Switching switching;
    private final DryRun dryRun;
    private final ViewVersions versions;
    private final Transactions transactions;
    private final RebuildSettings settings;
    private final JsonMapper json;
    private final MeterRegistry meters;

    RebuildSteps(
            Rebuilds rebuilds,
            Building building,
            Verifying verifying,
            Repairing repairing,
            Switching switching,
            DryRun dryRun,
            ViewVersions versions,
            Transactions transactions,
            RebuildSettings settings,
            JsonMapper json,
            MeterRegistry meters) {
        this.rebuilds = rebuilds;
        this.building = building;
        this.verifying = verifying;
        this.repairing = repairing;
        this.switching = switching;
        this.dryRun = dryRun;
        this.versions = versions;
        this.transactions = transactions;
        this.settings = settings;
        this.json = json;
        this.meters = meters;
    }

    /** The stage the rebuild is in; it ends by entering the next one. */
    void step(Shadow shadow, String owner, Meter meter) throws InterruptedException {
        switch (shadow.rebuild().state()) {
            case PREPARING -> prepare(shadow, owner);
            case REPLAYING -> replay(shadow, owner, meter);
            case CATCHING_UP -> {
                building.catchUp(shadow, owner);
                rebuilds.enter(shadow.id(), owner, RebuildState.VERIFYING);
            }
            case VERIFYING -> verify(shadow, owner, meter);
            case READY -> beReady(shadow, owner);
            case SWITCHED, CANCELLED, FAILED, EQUAL, DIFFERENT -> throw new Superseded(shadow.id());
        }
    }

    private void prepare(Shadow shadow, String owner) {
        building.prepare(shadow);
        rebuilds.enter(shadow.id(), owner, RebuildState.REPLAYING);
    }

    private void replay(Shadow shadow, String owner, Meter meter) throws InterruptedException {
        if (shadow.plan().mode() == RebuildMode.DRY_RUN) {
            dryRun.run(shadow, owner, meter);
            end(shadow, owner, RebuildState.READY, meter);
        } else {
            building.replay(shadow, owner, meter);
            rebuilds.enter(shadow.id(), owner, RebuildState.CATCHING_UP);
        }
    }

    private void verify(Shadow shadow, String owner, Meter meter) throws InterruptedException {
        switch (shadow.plan().mode()) {
            case SHADOW -> verifyShadow(shadow, owner, meter);
            case IN_PLACE -> {
                tell(shadow, repairing.repair(shadow, owner));
                end(shadow, owner, RebuildState.SWITCHED, meter);
            }
            case VERIFICATION -> {
                var diff = verifying.againstLive(shadow, owner);
                tell(shadow, diff);
                meters.counter(
                                "firewalker.audit.mismatches",
                                "check",
                                shadow.view().name())
                        .increment((double) diff.differences());
                end(shadow, owner, diff.empty() ? RebuildState.EQUAL : RebuildState.DIFFERENT, meter);
            }
            case DRY_RUN -> throw new IllegalStateException("a dry run has nothing to verify");
        }
    }

    private void verifyShadow(Shadow shadow, String owner, Meter meter) throws InterruptedException {
        if (settings.proof()) {
            var unproven = verifying.againstFold(shadow, owner, meter);
            if (!unproven.empty()) {
                tell(shadow, unproven);
                throw new IllegalStateException("two folds of the same events differ in " + unproven.differences()
                        + " rows: the view's fold is not a function of its events");
            }
        }
        building.catchUp(shadow, owner);
        tell(shadow, verifying.againstLive(shadow, owner));
        meter.finished();
        rebuilds.enter(shadow.id(), owner, RebuildState.READY);
    }

    /** Keeps the new version current until somebody decides, or decides by itself where that was asked for. */
    private void beReady(Shadow shadow, String owner) throws InterruptedException {
        if (switching.live(shadow) == shadow.rebuild().versions().next()) {
            switching.finish(shadow);
        } else if (shadow.plan().autoSwitch()) {
            switching.forward(shadow);
        } else {
            building.followTo(
                    shadow,
                    versions.live(shadow.view()).position(),
                    building.leftOut(shadow),
                    () -> rebuilds.hold(shadow.id(), owner));
            TimeUnit.MILLISECONDS.sleep(FOLLOW_MILLIS);
        }
    }

    private void end(Shadow shadow, String owner, RebuildState state, Meter meter) {
        meter.finished();
        building.drop(shadow, shadow.next().version());
        transactions.ownly(() -> {
            rebuilds.hold(shadow.id(), owner);
            rebuilds.end(shadow.id(), state, null);
        });
    }

    private void tell(Shadow shadow, Diff diff) {
        rebuilds.tell(shadow.id(), json.writeValueAsString(diff));
    }
}
