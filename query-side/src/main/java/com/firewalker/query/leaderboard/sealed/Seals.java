package com.firewalker.query.leaderboard.sealed;

import com.firewalker.query.period.Period;
import com.firewalker.query.period.Span;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The seals that a stretch of the ledger holds. */
public final class Seals {

    public static final Seals NONE = new Seals(Map.of());

    private final Map<Span, Seal> all;

    private Seals(Map<Span, Seal> all) {
        this.all = all;
    }

    public static Seals of(Collection<Seal> seals) {
        return NONE.and(seals);
    }

    public Seals and(Collection<Seal> news) {
        if (news.isEmpty()) {
            return this;
        }
        Map<Span, Seal> more = new HashMap<>(all);
        news.forEach(seal -> more.putIfAbsent(seal.span(), seal));
        return new Seals(more);
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    public boolean hasAll(Collection<Seal> seals) {
        return all.values().containsAll(seals);
    }

    public Optional<Seal> of(Span span) {
        return Optional.ofNullable(all.get(span));
    }

    /** Positions of the seals of the boards that a date is on, ascending. */
    public List<Long> of(LocalDate date) {
        return Period.BOARDS.stream()
                .map(period -> all.get(period.around(date)))
                .filter(seal -> seal != null)
                .map(Seal::position)
                .sorted()
                .toList();
    }

    /** By position. */
    public List<Seal> before(long position) {
        return all.values().stream()
                .filter(seal -> seal.position() < position)
                .sorted(Comparator.comparingLong(Seal::position))
                .toList();
    }

    /** Positions of all, ascending. */
    public List<Long> positions() {
        return all.values().stream().map(Seal::position).sorted().toList();
    }
}
