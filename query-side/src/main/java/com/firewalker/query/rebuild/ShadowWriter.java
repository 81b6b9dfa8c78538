package com.firewalker.query.rebuild;

import com.firewalker.platform.ledger.store.Failure;
import com.firewalker.query.rebuild.replay.Retrying;
import com.firewalker.query.rebuild.replay.ShadowStore;
import com.firewalker.query.rebuild.replay.Transactions;
import com.firewalker.query.rebuild.replay.Unfoldable;
import com.firewalker.query.view.Fact;
import com.firewalker.query.view.ViewVersion;
import java.util.List;
import org.springframework.stereotype.Component;

/** Writes to versions that do not serve, as long as this instance owns the rebuild: each write is a transaction. */
@Component
class ShadowWriter {

    private final Rebuilds rebuilds;
    private final ShadowStore store;
    private final Transactions transactions;

    ShadowWriter(Rebuilds rebuilds, ShadowStore store, Transactions transactions) {
        this.rebuilds = rebuilds;
        this.store = store;
        this.transactions = transactions;
    }

    /** Folds facts into a version and notes it, in one transaction. */
    void write(Shadow shadow, ViewVersion version, String owner, List<Fact> facts, Runnable note) {
        Retrying.ofTheMoment(() -> transactions.ownly(() -> {
            rebuilds.hold(shadow.id(), owner);
            apply(shadow, version, facts);
            note.run();
        }));
    }

    private void apply(Shadow shadow, ViewVersion version, List<Fact> facts) {
        try {
            shadow.projection().applyPart(version, facts);
        } catch (RuntimeException e) {
            throw Failure.isOfTheMoment(e) ? e : new Unfoldable(facts, e);
        }
    }

    /** The version holds everything up to the position. */
    void complete(Shadow shadow, ViewVersion version, String owner, long position) {
        for (Runnable step : shadow.projection().finish(version, position)) {
            Retrying.ofTheMoment(() -> transactions.ownly(() -> {
                rebuilds.hold(shadow.id(), owner);
                step.run();
            }));
        }
        transactions.ownly(() -> {
            rebuilds.hold(shadow.id(), owner);
            store.complete(shadow.projection(), version, position);
        });
    }

    /** Tries the events one by one, undoing each; answers the position of the first that fails. */
    long firstUnfoldable(Shadow shadow, List<Fact> facts) {
        for (Fact fact : facts) {
            try {
                transactions.undone(() -> shadow.projection().applyPart(shadow.next(), List.of(fact)));
            } catch (RuntimeException e) {
                return fact.position();
            }
        }
        return facts.get(0).position();
    }
}
