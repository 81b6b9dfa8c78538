package com.firewalker.query.day;

import com.firewalker.events.v1.DayGoalLost;
import com.firewalker.events.v1.DayGoalReached;
import com.firewalker.events.v1.DayResult;
import com.firewalker.platform.ledger.store.LedgerEvent;
import com.firewalker.platform.ledger.store.LedgerHead;
import com.firewalker.platform.ledger.store.LedgerReader;
import com.firewalker.platform.web.Refusal;
import com.firewalker.proto.StreamNames;
import com.firewalker.query.day.GetDays.Day;
import com.firewalker.query.day.WalkerAsOf.DayVerdict;
import com.firewalker.query.view.Fact;
import com.firewalker.query.view.PositionedResult;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Answers from the ledger itself: a day's slots, its explanation, and what it was at an earlier moment. */
@Component
class DayHistory {

    /** The quarter hours of a local day, those without steps included. */
    @Schema(name = "DaySlots")
    record Slots(LocalDate date, List<Slot> slots) {}

    /** Steps that count in a quarter hour, and whose they are. */
    @Schema(name = "DaySlot")
    record Slot(Instant start, int steps, @Nullable String device) {}

    private static final Set<String> VERDICTS = Set.of(
            DayGoalReached.getDescriptor().getFullName(),
            DayGoalLost.getDescriptor().getFullName());

    private final LedgerReader ledger;
    private final LedgerHead head;
    private final LateSteps late;
    private final Clock clock;
    private final Counter mismatches;

    DayHistory(
            @Qualifier("ledgerQuestions") LedgerReader ledger,
            @Qualifier("ledgerQuestions") LedgerHead head,
            LateSteps late,
            Clock clock,
            MeterRegistry meters) {
        this.ledger = ledger;
        this.head = head;
        this.late = late;
        this.clock = clock;
        this.mismatches = meters.counter("firewalker.audit.mismatches", "check", "explanation");
    }

    PositionedResult<Day> day(String walkerId, LocalDate date, AsOf asOf, @Nullable Long after) {
        return answer(after, () -> {
            WalkerAsOf walker = walker(walkerId, asOf);
            int streak = walker.streak(date, instant(asOf), (from, to) -> verdicts(walkerId, from, to, asOf));
            DayLedger day = fold(walkerId, date, asOf);
            return day.updatedAt() != null
                    ? day(day, streak)
                    : Day.without(date, walker.goals().on(date), streak);
        });
    }

    private Instant instant(AsOf asOf) {
        Instant now = clock.instant();
        if (asOf.position() != null) {
            return ledger.at(asOf.position()).map(LedgerEvent::recordedAt).orElse(now);
        }
        return asOf.instant() == null || asOf.instant().isAfter(now) ? now : asOf.instant();
    }

    private List<DayVerdict> verdicts(String walkerId, LocalDate from, LocalDate to, AsOf asOf) {
        String days = StreamNames.days(walkerId);
        var verdicts = new ArrayList<DayVerdict>();
        for (LedgerEvent event : ledger.eventsIn(days + from, days + to, VERDICTS)) {
            Fact fact = Fact.of(event);
            if (asOf.knows(fact)) {
                verdicts.add(
                        DayVerdict.of(fact, LocalDate.parse(event.streamId().substring(days.length()))));
            }
        }
        return verdicts;
    }

    PositionedResult<Slots> slots(String walkerId, LocalDate date, AsOf asOf, @Nullable Long after) {
        return answer(after, () -> {
            NavigableMap<Long, DayLedger.Decided> decided =
                    fold(walkerId, date, asOf).slots();
            TreeSet<Long> all = new TreeSet<>(walker(walkerId, asOf).zones().slotsOf(date));
            all.addAll(decided.keySet());
            return new Slots(
                    date,
                    all.stream()
                            .map(slot -> decided.containsKey(slot)
                                    ? new Slot(
                                            Explanation.start(slot),
                                            decided.get(slot).decision().getSteps(),
                                            decided.get(slot).device())
                                    : new Slot(Explanation.start(slot), 0, null))
                            .toList());
        });
    }

    PositionedResult<Explanation> explanation(
            String walkerId, LocalDate date, AsOf asOf, @Nullable Long after, Locale language) {
        return answer(after, () -> {
            var day = new DayLedger(date);
            var figures = new ArrayList<LateSteps.Figure>();
            each(ledger.eventsOf(StreamNames.day(walkerId, date)), asOf, fact -> {
                day.fold(fact);
                LateSteps.Figure.of(fact).ifPresent(figures::add);
            });
            if (day.sum() != day.result().getTotal()) {
                mismatches.increment();
            }
            return Explanation.of(day, late.of(date, asOf, figures), language);
        });
    }

    private DayLedger fold(String walkerId, LocalDate date, AsOf asOf) {
        var day = new DayLedger(date);
        each(ledger.eventsOf(StreamNames.day(walkerId, date)), asOf, day::fold);
        return day;
    }

    private WalkerAsOf walker(String walkerId, AsOf asOf) {
        String stream = StreamNames.walker(walkerId);
        var facts = new ArrayList<Fact>();
        each(ledger.eventsIn(stream, stream, WalkerAsOf.TYPES), asOf, facts::add);
        return WalkerAsOf.of(facts);
    }

    private static void each(Iterable<LedgerEvent> events, AsOf asOf, Consumer<Fact> reader) {
        for (LedgerEvent event : events) {
            Fact fact = Fact.of(event);
            if (fact.inCalendar() && asOf.knows(fact)) {
                reader.accept(fact);
            }
        }
    }

    private <T> PositionedResult<T> answer(@Nullable Long after, Supplier<T> question) {
        long position = head.position();
        if (after != null && after > position) {
            throw new Refusal(
                    503, "view-behind", "The ledger has not come to that position", List.of(), Duration.ofSeconds(1));
        }
        return new PositionedResult<>(question.get(), position);
    }

    private static Day day(DayLedger day, int streak) {
        DayResult result = day.result();
        return new Day(
                day.date(),
                result.getTotal(),
                result.getRanked(),
                result.getQuarantined(),
                result.getGoal(),
                result.getGoalReached(),
                day.reachedAt(),
                streak,
                day.shares(),
                day.updatedAt(),
                day.hasData());
    }
}
