package com.firewalker.query.rebuild;

import static com.firewalker.query.testing.Events.erased;
import static com.firewalker.query.testing.Events.goalFrom;
import static com.firewalker.query.testing.Events.reached;
import static com.firewalker.query.testing.Events.registered;
import static com.firewalker.query.testing.Events.steps;

import com.firewalker.events.v1.Visibility;
import com.firewalker.query.testing.TestLedger;
import com.firewalker.query.testing.TestLedger.Entry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A town of walkers that goes on walking, the same for every seed. */
final class Town {

    static final LocalDate FIRST_DAY = LocalDate.of(2026, 5, 1);
    private static final int CHUNK = 1000;

    private final TestLedger ledger;
    private final String name;
    private final int walkers;
    private final int days;
    private final Random random;

    Town(TestLedger ledger, String name, int walkers, int days, long seed) {
        this.ledger = ledger;
        this.name = name;
        this.walkers = walkers;
        this.days = days;
        this.random = new Random(seed);
    }

    String walker(int number) {
        return name + "-" + number;
    }

    /** Everybody moves in; the answer is the last position. */
    long settle() {
        var entries = new ArrayList<Entry>();
        for (int walker = 0; walker < walkers; walker++) {
            entries.add(registered(
                    walker(walker), walker % 5 == 0 ? Visibility.VISIBILITY_PRIVATE : Visibility.VISIBILITY_PUBLIC));
        }
        return append(entries);
    }

    /** So many events of walking, some with a goal reached, a goal set, a walker gone. */
    long walk(int events) {
        var entries = new ArrayList<Entry>();
        for (int event = 0; event < events; event++) {
            entries.add(one());
        }
        return append(entries);
    }

    private Entry one() {
        String walker = walker(random.nextInt(walkers));
        LocalDate date = FIRST_DAY.plusDays(random.nextInt(days));
        int kind = random.nextInt(1000);
        int total = 1 + random.nextInt(20_000);
        if (kind < 30) {
            return reached(walker, date, total);
        }
        return kind < 40 ? goalFrom(walker, date, total) : steps(walker, date, total);
    }

    long leave(int walker) {
        return append(List.of(erased(walker(walker))));
    }

    private long append(List<Entry> entries) {
        long last = 0;
        for (int from = 0; from < entries.size(); from += CHUNK) {
            last = ledger.append(entries.subList(from, Math.min(entries.size(), from + CHUNK)), Instant.now());
        }
        return last;
    }
}
