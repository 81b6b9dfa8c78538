package com.firewalker.query.rebuild;

import com.firewalker.platform.ledger.store.LedgerReader;
import com.firewalker.query.rebuild.replay.CatchUp;
import com.firewalker.query.rebuild.replay.RebuildSettings;
import com.firewalker.query.rebuild.replay.RebuildThrottle;
import com.firewalker.query.rebuild.replay.Replay;
import com.firewalker.query.rebuild.replay.Selection;
import com.firewalker.query.rebuild.replay.ShadowStore;
import java.util.List;
import java.util.Set;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.stereotype.Component;

/** Folds another version, its walkers and events divided otherwise, for the new version to be held against. */
@Component
class ProofBuilder {

    private final Rebuilds rebuilds;
    private final ShadowStore store;
    private final ShadowWriter writer;
    private final Selection selection;
    private final LedgerReader ledger;
    private final CatchUp catchUp;
    private final RebuildThrottle throttle;
    private final RebuildSettings settings;

    ProofBuilder(
            Rebuilds rebuilds,
            ShadowStore store,
            ShadowWriter writer,
            Selection selection,
            LedgerReader ledger,
            CatchUp catchUp,
            RebuildThrottle throttle,
            RebuildSettings settings) {
        this.rebuilds = rebuilds;
        this.store = store;
        this.writer = writer;
        this.selection = selection;
        this.ledger = ledger;
        this.catchUp = catchUp;
        this.throttle = throttle;
        this.settings = settings;
    }

    boolean isWanted(Shadow shadow) {
        return shadow.plan().mode() == RebuildMode.SHADOW && settings.proof();
    }

    /** A fold from the beginning, into a version that is empty. */
    Replay.Fold fresh(Shadow shadow, String owner) {
        store.create(shadow.projection(), shadow.proof());
        return settings.proof(
                shadow.projection().divisible(),
                (worker, facts, upTo) -> writer.write(shadow, shadow.proof(), owner, facts, () -> {}));
    }

    /** Brings the proof to the position; it may stand already. */
    void prove(Shadow shadow, String owner, ProgressReporter progress, long to) throws InterruptedException {
        Set<Long> leftOut = selection.leftOut(shadow.view().name(), shadow.leavesOutWaiting());
        if (!proven(shadow)) {
            Replay.Fold fold = fresh(shadow, owner);
            try (Replay replay = new Replay(ledger, settings.reading(), leftOut)) {
                replay.run(List.of(fold), to, position -> {
                    throttle.passOrStop(shadow.view(), settings.window());
                    progress.reached(to + position);
                });
            }
            writer.complete(shadow, shadow.proof(), owner, to);
        }
        catchUp.follow(shadow.projection(), shadow.proof(), to, leftOut, () -> rebuilds.hold(shadow.id(), owner));
    }

    /** Its position is the last thing that a proof gets; a crash may have left it without one, or half its tables. */
    private boolean proven(Shadow shadow) {
        try {
            return catchUp.position(shadow.proof()) > 0;
        } catch (BadSqlGrammarException | EmptyResultDataAccessException e) {
            return false;
        }
    }
}
