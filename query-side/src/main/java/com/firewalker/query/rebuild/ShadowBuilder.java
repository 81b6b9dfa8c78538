package com.firewalker.query.rebuild;

import com.firewalker.platform.ledger.store.LedgerReader;
import com.firewalker.query.rebuild.replay.CatchUp;
import com.firewalker.query.rebuild.replay.RebuildSettings;
import com.firewalker.query.rebuild.replay.RebuildThrottle;
import com.firewalker.query.rebuild.replay.Replay;
import com.firewalker.query.rebuild.replay.Selection;
import com.firewalker.query.rebuild.replay.ShadowStore;
import com.firewalker.query.view.ViewVersions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Fills another version of a view from the ledger and keeps it close behind the live one. */
@Component
class ShadowBuilder {

    private final Rebuilds rebuilds;
    private final ShadowStore store;
    private final ShadowWriter writer;
    private final ProofBuilder proofs;
    private final Selection selection;
    private final LedgerReader ledger;
    private final ViewVersions versions;
    private final CatchUp catchUp;
    private final RebuildThrottle throttle;
    private final RebuildSettings settings;

    ShadowBuilder(
            Rebuilds rebuilds,
            ShadowStore store,
            ShadowWriter writer,
            ProofBuilder proofs,
            Selection selection,
            LedgerReader ledger,
            ViewVersions versions,
            CatchUp catchUp,
            RebuildThrottle throttle,
            RebuildSettings settings) {
        this.rebuilds = rebuilds;
        this.store = store;
        this.writer = writer;
        this.proofs = proofs;
        this.selection = selection;
        this.ledger = ledger;
        this.versions = versions;
        this.catchUp = catchUp;
        this.throttle = throttle;
        this.settings = settings;
    }

    void prepare(Shadow shadow) {
        store.create(shadow.projection(), shadow.next());
        rebuilds.start(shadow.id(), settings.workers(), 0);
    }

    /** From the beginning on, the proof is folded from the same reading; a rebuild that goes on is proved afterwards. */
    void replay(Shadow shadow, String owner, ProgressReporter progress) throws InterruptedException {
        List<Long> from = rebuilds.workers(shadow.id());
        long target = from.stream().reduce(versions.live(shadow.view()).position(), Math::max);
        boolean proving = proofs.isWanted(shadow) && from.stream().allMatch(position -> position == 0);
        progress.expect(
                target,
                proofs.isWanted(shadow) && !proving ? 2 * target : target,
                from.stream().reduce(target, Math::min));
        if (shadow.plan().wholeView()) {
            replayAll(shadow, owner, progress, from, target, proving);
        } else {
            replaySome(shadow, owner, progress, target);
        }
        writer.complete(shadow, shadow.next(), owner, target);
    }

    private void replayAll(
            Shadow shadow, String owner, ProgressReporter progress, List<Long> from, long target, boolean proving)
            throws InterruptedException {
        List<Replay.Fold> folds = new ArrayList<>();
        folds.add(new Replay.Fold(starts(shadow, from, target), settings.batch(), (worker, facts, upTo) -> {
            writer.write(shadow, shadow.next(), owner, facts, () -> rebuilds.reached(shadow.id(), worker, upTo));
            progress.folded(facts.size());
        }));
        if (proving) {
            folds.add(proofs.fresh(shadow, owner));
        }
        try (Replay replay = new Replay(ledger, settings.reading(), leftOut(shadow))) {
            replay.run(folds, target, position -> {
                throttle.passOrStop(shadow.view(), settings.window());
                progress.reached(position);
            });
        }
        if (proving) {
            writer.complete(shadow, shadow.proof(), owner, target);
        }
    }

    /** Rows that belong to several walkers are folded by one worker, from where the last of several had come. */
    private static List<Long> starts(Shadow shadow, List<Long> from, long target) {
        return shadow.projection().divisible() || from.size() == 1
                ? from
                : List.of(from.stream().reduce(target, Math::min));
    }

    private void replaySome(Shadow shadow, String owner, ProgressReporter progress, long target)
            throws InterruptedException {
        for (String walker : walkers(shadow, target)) {
            throttle.pass(shadow.view(), 1);
            selection.facts(walker, target, leftOut(shadow), facts -> {
                writer.write(shadow, shadow.next(), owner, facts, () -> rebuilds.reached(shadow.id(), 0, target));
                progress.folded(facts.size());
            });
        }
    }

    /** The walkers that the rebuild is about; empty: all. */
    Set<String> walkers(Shadow shadow, long upTo) {
        return selection.walkers(shadow.plan().walkerId(), shadow.plan().from(), upTo);
    }

    /** Positions that the new version leaves out: dropped ones always, waiting ones only to compare. */
    Set<Long> leftOut(Shadow shadow) {
        return selection.leftOut(shadow.view().name(), shadow.leavesOutWaiting());
    }

    /** Until the new version is close behind the live one. */
    void catchUp(Shadow shadow, String owner) throws InterruptedException {
        Set<Long> leftOut = leftOut(shadow);
        long live = versions.live(shadow.view()).position();
        while (catchUp.position(shadow.next()) < live - settings.page()) {
            throttle.pass(shadow.view(), settings.page());
            catchUp.step(shadow.projection(), shadow.next(), live, leftOut, () -> rebuilds.hold(shadow.id(), owner));
            live = versions.live(shadow.view()).position();
        }
        followTo(shadow, owner, live);
    }

    /** Brings the new version to the position. */
    void followTo(Shadow shadow, String owner, long to) {
        catchUp.follow(
                shadow.projection(), shadow.next(), to, leftOut(shadow), () -> rebuilds.hold(shadow.id(), owner));
    }

    void drop(Shadow shadow, int version) {
        store.drop(shadow.projection(), version);
    }
}
