package com.firewalker.query.rebuild.replay;

import com.firewalker.platform.ledger.store.LedgerEvent;
import com.firewalker.platform.ledger.store.LedgerReader;
import com.firewalker.query.deadletter.DeadLetters;
import com.firewalker.query.view.Fact;
import com.firewalker.query.view.Streams;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which walkers and which events a rebuild folds. */
@Component
public class Selection {

    private static final int PAGE = 5000;
    private static final int AT_ONCE = 1000;

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
                long end = Math.min(upTo, after + PAGE);
                ledger.streamsIn(after, end).forEach(stream -> walkers.add(Streams.owner(stream)));
                after = end;
            }
        }
        return walkers;
    }

    /** Every event of a walker, in the order of the ledger, part by part: only their positions are in memory at once. */
    public void facts(String walker, long upTo, Set<Long> leftOut, Consumer<List<Fact>> reader) {
        List<Long> positions = positions(walker, upTo);
        int next = 0;
        while (next < positions.size()) {
            List<LedgerEvent> part =
                    ledger.firstOf(positions.subList(next, Math.min(positions.size(), next + AT_ONCE)));
            next += part.size();
            reader.accept(part.stream()
                    .filter(event -> !leftOut.contains(event.position()))
                    .map(Streams::fact)
                    .toList());
        }
    }

    private List<Long> positions(String walker, long upTo) {
        String days = Streams.days(walker);
        List<Long> positions = new ArrayList<>(ledger.positionsIn(days, days + Character.toString(127), upTo));
        positions.addAll(ledger.positionsIn(Streams.walker(walker), Streams.walker(walker), upTo));
        positions.sort(Comparator.naturalOrder());
        return positions;
    }
}
