package com.firewalker.query.deadletter;

import com.firewalker.platform.ledger.store.Failure;
import com.firewalker.platform.ledger.store.LedgerEvent;
import com.firewalker.platform.ledger.store.LedgerPage;
import com.firewalker.platform.ledger.store.LedgerReader;
import com.firewalker.query.view.Fact;
import com.firewalker.query.view.Projection;
import com.firewalker.query.view.Projection.Batch;
import com.firewalker.query.view.ViewLock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Applies a batch as a whole. Where that fails, the batch is halved until the event that fails stands alone: it is
 * parked, with those that follow and may not overtake it, and all others flow on.
 */
@Component
public class Parking {

    /**
     * So many failing events in one batch are not poison but a fault of the program: nothing is parked then, and the view
     * is paused until an operator lets it go on.
     */
    private static final int MOST_FAILURES = 25;

    private static final String WAITS = "an earlier event waits that this one may not overtake";
    private static final int PAGE = 1000;
    private static final Logger log = LoggerFactory.getLogger(Parking.class);

    private final DeadLetters letters;
    private final LedgerReader ledger;
    private final Attempts attempts;

    Parking(DeadLetters letters, LedgerReader ledger, Attempts attempts) {
        this.letters = letters;
        this.ledger = ledger;
        this.attempts = attempts;
    }

    public void apply(Projection projection, ViewLock entry, Batch batch) {
        if (entry.parked().isEmpty() && attempt(projection, entry, batch) == null) {
            return;
        }
        var delivery = new Delivery(projection, entry, batch.from());
        delivery.deliver(eventsOf(batch));
        delivery.endAt(batch.to());
    }

    private @Nullable RuntimeException attempt(Projection projection, ViewLock entry, Batch batch) {
        Runnable work = () -> projection.apply(entry.version(), batch);
        return entry.touch() ? attempts.failureSince(ViewLock.SAVEPOINT, work) : attempts.failureOf(work);
    }

    private List<LedgerEvent> eventsOf(Batch batch) {
        Set<Long> positions =
                batch.facts().stream().map(fact -> fact.position()).collect(Collectors.toSet());
        var events = new ArrayList<LedgerEvent>();
        long after = batch.from();
        while (after < batch.to()) {
            LedgerPage page = ledger.next(after, batch.to(), PAGE, Set.of());
            page.events().stream()
                    .filter(event -> positions.contains(event.position()))
                    .forEach(events::add);
            after = page.reached();
        }
        return events;
    }

    private final class Delivery {

        private final Projection projection;
        private final ViewLock entry;
        private final Set<String> parked;
        private long applied;
        private int failed;

        Delivery(Projection projection, ViewLock entry, long applied) {
            this.projection = projection;
            this.entry = entry;
            this.parked = entry.parked();
            this.applied = applied;
        }

        void deliver(List<LedgerEvent> events) {
            List<LedgerEvent> flowing = withoutParked(events);
            if (flowing.isEmpty()) {
                return;
            }
            long to = flowing.get(flowing.size() - 1).position();
            List<Fact> facts = flowing.stream().map(Fact::of).toList();
            RuntimeException failure =
                    attempts.failureOf(() -> projection.apply(entry.version(), new Batch(facts, applied, to)));
            if (failure == null) {
                applied = to;
            } else if (flowing.size() == 1) {
                park(flowing.get(0), failure);
            } else {
                deliver(flowing.subList(0, flowing.size() / 2));
                deliver(flowing.subList(flowing.size() / 2, flowing.size()));
            }
        }

        void endAt(long to) {
            if (applied < to) {
                projection.apply(entry.version(), new Batch(List.of(), applied, to));
            }
        }

        private List<LedgerEvent> withoutParked(List<LedgerEvent> events) {
            var flowing = new ArrayList<LedgerEvent>();
            for (LedgerEvent event : events) {
                String key = projection.parkingKey(event.streamId());
                if (parked.contains(key)) {
                    letters.park(projection.view().name(), event, key, WAITS);
                } else {
                    flowing.add(event);
                }
            }
            return flowing;
        }

        private void park(LedgerEvent event, RuntimeException failure) {
            if (++failed > MOST_FAILURES && event.position() > entry.parksUpTo()) {
                throw new TooManyFailures(event, failure);
            }
            log.warn(
                    "{} cannot handle the event at position {}: it is parked, and those that wait for it with it",
                    projection.view().name(),
                    event.position(),
                    failure);
            String key = projection.parkingKey(event.streamId());
            parked.add(key);
            letters.park(projection.view().name(), event, key, Failure.words(failure));
        }
    }
}
