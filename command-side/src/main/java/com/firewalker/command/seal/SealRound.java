package com.firewalker.command.seal;

import com.firewalker.events.v1.BoardPeriod;
import com.firewalker.platform.ledger.store.LedgerReader;
import com.firewalker.platform.web.Refusal;
import com.firewalker.proto.SealTimes;
import com.firewalker.proto.StreamNames;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sets the seals that are due, on every node: the first one wins, the others hear that it is done. What fell due while
 * nobody was up is made up in order. Until the next seal is due a look is a comparison of two instants.
 */
@Component
class SealRound {

    private static final Logger log = LoggerFactory.getLogger(SealRound.class);

    private final Seals seals;
    private final LedgerReader ledger;
    private final Clock clock;

    /** By kind, the first period that may still be without seal. */
    private final Map<BoardPeriod, SealedSpan> next = new EnumMap<>(BoardPeriod.class);

    private Instant nextDue = Instant.MIN;

    SealRound(Seals seals, LedgerReader ledger, Clock clock) {
        this.seals = seals;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Answers false: what was due is set when this returns. */
    synchronized boolean look() {
        Instant now = clock.instant();
        if (!now.isBefore(nextDue)) {
            seals.began().ifPresent(began -> setDue(began, now));
        }
        return false;
    }

    private void setDue(Instant began, Instant now) {
        LocalDate last = SealTimes.lastDue(now);
        TreeSet<SealedSpan> due = new TreeSet<>();
        for (BoardPeriod period : SealedSpan.PERIODS) {
            Set<String> known = next.containsKey(period) ? Set.of() : known(period);
            SealedSpan span = next.getOrDefault(period, first(period, began));
            for (; !span.to().isAfter(last); span = span.next()) {
                if (!known.contains(span.stream())) {
                    due.add(span);
                }
            }
        }
        due.forEach(this::set);
        SealedSpan.PERIODS.forEach(period -> next.put(period, firstAfter(period, began, last)));
        nextDue = next.values().stream()
                .map(span -> span.times().sealsAt())
                .min(Instant::compareTo)
                .orElse(now);
    }

    private void set(SealedSpan span) {
        try {
            long position = seals.set(span, false);
            log.info("sealed the board of the {} from {} at position {}", span.word(), span.from(), position);
        } catch (Refusal refusal) {
            if (!refusal.code().equals(BoardSeal.ALREADY_SEALED)) {
                throw refusal;
            }
            log.debug("the board of the {} from {} was sealed before", span.word(), span.from());
        }
    }

    private Set<String> known(BoardPeriod period) {
        SealedSpan any = SealedSpan.around(period, LocalDate.EPOCH);
        return new HashSet<>(ledger.streamIds(StreamNames.SEAL + any.word() + "/"));
    }

    /** The first period whose seal lies at or after the ledger's first event. */
    private static SealedSpan first(BoardPeriod period, Instant began) {
        SealedSpan span = SealedSpan.around(
                period, LocalDate.ofInstant(began, ZoneOffset.UTC).minusDays(4));
        while (span.times().isHistory(began)) {
            span = span.next();
        }
        return span;
    }

    private static SealedSpan firstAfter(BoardPeriod period, Instant began, LocalDate last) {
        SealedSpan span = first(period, began);
        SealedSpan after = SealedSpan.around(period, last.plusDays(1));
        return after.to().isBefore(span.to()) ? span : after;
    }
}
