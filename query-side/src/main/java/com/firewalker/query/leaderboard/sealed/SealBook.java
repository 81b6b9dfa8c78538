package com.firewalker.query.leaderboard.sealed;

import com.firewalker.events.v1.PeriodSealed;
import com.firewalker.platform.ledger.store.LedgerEvent;
import com.firewalker.platform.ledger.store.LedgerHead;
import com.firewalker.platform.ledger.store.LedgerReader;
import com.firewalker.proto.StreamNames;
import com.firewalker.query.view.Fact;
import com.firewalker.query.view.Projection.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Every seal up to what a batch holds, whichever walkers it is about: a fold in parts must know of seals that no part
 * brings. Batches in order tell it what is new; the ledger is asked where one begins elsewhere.
 */
@Component
public class SealBook {

    private static final String LAST = StreamNames.SEAL + Character.toString(126);
    private static final Set<String> TYPES = Set.of(PeriodSealed.getDescriptor().getFullName());

    private final LedgerReader ledger;
    private final LedgerHead head;
    private Seals seals = Seals.NONE;
    private long upTo = -1;

    SealBook(LedgerReader ledger, LedgerHead head) {
        this.ledger = ledger;
        this.head = head;
    }

    /** All seals that stand before the end of the batch; later ones may be among them. */
    public synchronized Seals upTo(Batch batch) {
        List<Seal> news =
                batch.facts().stream().flatMap(fact -> Seal.in(fact).stream()).toList();
        if (batch.moves() && batch.from() <= upTo) {
            seals = seals.and(news);
            upTo = Math.max(upTo, batch.to());
        } else if (end(batch) > upTo || !seals.hasAll(news)) {
            read();
        }
        return seals;
    }

    /** All seals up to a position. */
    public synchronized Seals upTo(long position) {
        if (position > upTo) {
            read();
        }
        return seals;
    }

    private static long end(Batch batch) {
        return batch.facts().stream().mapToLong(Fact::position).reduce(batch.to(), Math::max);
    }

    private void read() {
        long seen = head.position();
        List<Seal> found = new ArrayList<>();
        for (LedgerEvent event : ledger.eventsIn(StreamNames.SEAL, LAST, TYPES)) {
            if (event.payloadOrUnreadable() instanceof PeriodSealed) {
                Seal.in(Fact.of(event)).ifPresent(found::add);
            }
        }
        seals = Seals.of(found);
        upTo = seen;
    }
}
