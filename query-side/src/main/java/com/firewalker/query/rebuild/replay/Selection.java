package com.firewalker.query.rebuild.replay;

import com.firewalker.platform.ledger.store.LedgerEvent;
import com.firewalker.platform.ledger.store.LedgerReader;
import com.firewalker.query.deadletter.DeadLetters;
import com.firewalker.query.view.Fact;
import com.firewalker.query.view.Streams;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which walkers and which events a rebuild folds. */
@Component
public class Selection {

    private static final int PAGE = 5000;

    private final LedgerReader ledger;
    private final DeadLetters letters;

    Selection(LedgerReader ledger, DeadLetters letters) {
        this.ledger = ledger;
        this.letters = letters;
    }

    /** @param waiting whether those that wait are left out too, to compare with a view that has not handled them */
    public Set<Long> leftOut(String view, boolean waiting) {
        Set<Long> leftOut = new HashSet<>(letters.dropped(view));
        if (waiting) {
            leftOut.addAll(letters.waiting(view));
        }
        return leftOut;
    }

    /** The walker named, or every walker with events from the position named on; empty: all. */
    public Set<String> walkers(@Nullable String walkerId, @Nullable Long from, long upTo) {
        SortedSet<String> walkers = new TreeSet<>();
        if (walkerId != null) {
            walkers.add(walkerId);
        } else if (from != null) {
            long after = from - 1;
            while (after < upTo) {
                List<LedgerEvent> page = ledger.page(after, upTo, PAGE, Set.of());
                page.forEach(event -> walkers.add(Streams.owner(event.streamId())));
                after = page.isEmpty() ? upTo : page.get(page.size() - 1).position();
            }
        }
        return walkers;
    }

    /** Every event of a walker, in the order of the ledger. */
    public List<Fact> facts(String walker, long upTo, Set<Long> leftOut) {
        SortedSet<String> streams = new TreeSet<>(ledger.streamIds(Streams.days(walker)));
        streams.add(Streams.walker(walker));
        return streams.stream()
                .flatMap(stream -> ledger.streamUpTo(stream, upTo).stream())
                .filter(event -> !leftOut.contains(event.position()))
                .sorted(Comparator.comparingLong(LedgerEvent::position))
                .map(Streams::fact)
                .toList();
    }
}
