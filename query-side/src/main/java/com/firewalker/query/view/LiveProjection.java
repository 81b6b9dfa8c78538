package com.firewalker.query.view;

import com.firewalker.platform.ledger.LedgerReader;
import com.firewalker.query.view.Projection.Batch;
import java.util.ArrayList;
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

    private final ViewVersions versions;
    private final LedgerReader ledger;
    private final ViewSignal signal;
    private final LiveGate gate;

    LiveProjection(ViewVersions versions, LedgerReader ledger, ViewSignal signal, LiveGate gate) {
        this.versions = versions;
        this.ledger = ledger;
        this.signal = signal;
        this.gate = gate;
    }

    /** Inside the caller's transaction; the facts ascend. */
    void apply(Projection projection, List<Fact> facts) {
        gate.enter(projection.view());
        var progress = versions.lockLive(projection.view());
        long applied = catchUp(projection, progress, facts.get(0).position() - 1);
        var news = facts.stream().filter(fact -> fact.position() > applied).toList();
        if (!news.isEmpty()) {
            long last = news.get(news.size() - 1).position();
            gate.apply(projection, progress.version(), new Batch(news, applied, last));
            versions.advance(progress.version(), last);
        }
    }

    /** The transaction of an application has ended well: whoever waits for the view may look. */
    void committed(Projection projection, long position) {
        signal.moved(projection.view(), position);
    }

    private long catchUp(Projection projection, ViewVersions.Progress progress, long to) {
        long applied = progress.position();
        while (applied < to) {
            var missed = missed(applied, to);
            long last = missed.isEmpty() ? to : missed.get(missed.size() - 1).position();
            gate.apply(projection, progress.version(), new Batch(missed, applied, last));
            versions.advance(progress.version(), last);
            applied = last;
        }
        return applied;
    }

    private List<Fact> missed(long after, long to) {
        var facts = new ArrayList<Fact>();
        for (var event : ledger.page(after, (int) Math.min(PAGE, to - after), Set.of())) {
            if (event.position() <= to) {
                facts.add(Fact.of(event));
            }
        }
        return facts;
    }
}
