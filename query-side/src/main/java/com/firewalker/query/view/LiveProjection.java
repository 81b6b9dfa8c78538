package com.firewalker.query.view;

import com.firewalker.platform.ledger.follow.EventBatch;
import com.firewalker.platform.ledger.store.LedgerPage;
import com.firewalker.platform.ledger.store.LedgerReader;
import com.firewalker.query.view.Projection.Batch;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Keeps the live version of a view moving. A view never passes over a position: facts it has already applied are
 * left out, and where a batch begins later than the view ended, the ledger is read in between.
 */
@Component
public class LiveProjection {

    private static final int PAGE = 1000;

    private final LedgerReader ledger;
    private final ViewSignal signal;
    private final BatchApplier gate;
    private final MeterRegistry meters;

    LiveProjection(LedgerReader ledger, ViewSignal signal, BatchApplier gate, MeterRegistry meters) {
        this.ledger = ledger;
        this.signal = signal;
        this.gate = gate;
        this.meters = meters;
    }

    /** Inside the caller's transaction, which is one for batches. */
    void apply(Projection projection, EventBatch batch) {
        ViewLock entry = gate.enter(projection.view(), batch.upTo());
        long applied = catchUp(projection, entry, batch.after());
        if (applied < batch.upTo()) {
            List<Fact> news = batch.events().stream()
                    .filter(event -> event.position() > applied)
                    .map(Fact::of)
                    .toList();
            apply(projection, entry, news, applied, batch.upTo());
        }
    }

    private void apply(Projection projection, ViewLock entry, List<Fact> facts, long from, long to) {
        long ignored = facts.stream().filter(fact -> !fact.inCalendar()).count();
        if (ignored > 0) {
            meters.counter(
                            "firewalker.projection.ignored",
                            "projection",
                            projection.view().name())
                    .increment((double) ignored);
        }
        gate.apply(projection, entry, new Batch(facts, from, to));
    }

    /** The transaction of an application has ended well: whoever waits for the view may look. */
    void committed(Projection projection, long position) {
        signal.moved(projection.view(), position);
    }

    private long catchUp(Projection projection, ViewLock entry, long to) {
        long applied = entry.position();
        while (applied < to) {
            LedgerPage missed = ledger.next(applied, to, PAGE, Set.of());
            List<Fact> facts = missed.events().stream().map(Fact::of).toList();
            apply(projection, entry, facts, applied, missed.reached());
            applied = missed.reached();
        }
        return applied;
    }
}
