package com.firewalker.command.steps;

import com.firewalker.command.steps.sample.Grant;
import com.firewalker.command.walker.Timeline;
import com.firewalker.command.walker.WalkerTimeline;
import com.firewalker.platform.ledger.lane.Commands;
import com.firewalker.platform.ledger.lane.Committed;
import com.firewalker.platform.ledger.store.LedgerReader;
import com.firewalker.platform.web.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/**
 * Grants what a day held at a position of the ledger: what came later is judged by itself. Repeating changes nothing.
 * Source: domain-rules.md 5.1.
 */
@Component
public class Releases {

    /** The day after the grant. */
    public record Released(int total, int ranked, long position) {}

    private final Commands commands;
    private final WalkerTimeline walkers;
    private final LedgerReader ledger;

    Releases(Commands commands, WalkerTimeline walkers, LedgerReader ledger) {
        this.commands = commands;
        this.walkers = walkers;
        this.ledger = ledger;
    }

    /** Whether the day held anything at the position, now where there is none. */
    public boolean holds(String walkerId, LocalDate date, OptionalLong position) {
        return !held(walkerId, date, position).isEmpty();
    }

    /**
     * Lets count what the day held at the position, now where there is none.
     * Errors: 404 where there is no such walker.
     */
    public Released release(String walkerId, LocalDate date, OptionalLong position) {
        Timeline timeline = walkers.of(walkerId).orElseThrow(Refusal::notFound);
        Committed<DayAnswer> released = commands.<DayAnswer>sendInTransaction(
                ReleaseDay.on(walkerId, date, held(walkerId, date, position), DaySettings.of(timeline, date)));
        DayAnswer day = released.result();
        return new Released(day.total(), day.ranked(), released.position());
    }

    private List<Grant> held(String walkerId, LocalDate date, OptionalLong position) {
        String stream = DayId.of(walkerId, date);
        var day = new Day(Math.toIntExact(date.toEpochDay()));
        ledger.eventsOf(stream, position.orElse(Long.MAX_VALUE)).forEach(event -> day.evolve(event.payload()));
        return day.held();
    }
}
