package com.firewalker.query.day;

import com.firewalker.platform.ledger.LedgerHead;
import com.firewalker.platform.ledger.LedgerReader;
import com.firewalker.platform.web.Refusal;
import com.firewalker.query.day.GetDays.Day;
import com.firewalker.query.view.Answer;
import com.firewalker.query.view.Fact;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers from a day's own stream: its slots, its explanation, and what it was at an earlier moment. */
@Component
class DayHistory {

    /** The quarter hours of a local day, those without steps included. */
    @Schema(name = "DaySlots")
    record Slots(LocalDate date, List<Slot> slots) {}

    /** Steps that count in a quarter hour, and whose they are. */
    @Schema(name = "DaySlot")
    record Slot(Instant start, int steps, @Nullable String device) {}

    private final LedgerReader ledger;
    private final LedgerHead head;
    private final WalkerSettings settings;
    private final Counter mismatches;

    DayHistory(LedgerReader ledger, LedgerHead head, WalkerSettings settings, MeterRegistry meters) {
        this.ledger = ledger;
        this.head = head;
        this.settings = settings;
        this.mismatches = meters.counter("firewalker.audit.mismatches", "check", "explanation");
    }

    Answer<Day> day(String walkerId, LocalDate date, AsOf asOf, @Nullable Long after) {
        return answer(after, () -> {
            var day = fold(walkerId, date, asOf);
            return day.hasData()
                    ? day(day)
                    : Day.without(date, settings.goals(walkerId).on(date), null);
        });
    }

    Answer<Slots> slots(String walkerId, LocalDate date, AsOf asOf, @Nullable Long after) {
        return answer(after, () -> {
            var decided = fold(walkerId, date, asOf).slots();
            var all = new TreeSet<>(settings.zones(walkerId).slotsOf(date));
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

    Answer<Explanation> explanation(String walkerId, LocalDate date, AsOf asOf, @Nullable Long after) {
        return answer(after, () -> {
            var day = fold(walkerId, date, asOf);
            if (day.sum() != day.result().getTotal()) {
                mismatches.increment();
            }
            return Explanation.of(day);
        });
    }

    private DayLedger fold(String walkerId, LocalDate date, AsOf asOf) {
        return DayLedger.of(
                date,
                ledger.stream("day/" + walkerId + "/" + date).stream()
                        .map(event -> new Fact(event.position(), event.recordedAt(), event.payload()))
                        .filter(asOf.known())
                        .toList());
    }

    private <T> Answer<T> answer(@Nullable Long after, Supplier<T> question) {
        long position = head.position();
        if (after != null && after > position) {
            throw new Refusal(
                    503, "view-behind", "The ledger has not come to that position", List.of(), Duration.ofSeconds(1));
        }
        return new Answer<>(question.get(), position);
    }

    private static Day day(DayLedger day) {
        var result = day.result();
        return new Day(
                day.date(),
                result.getTotal(),
                result.getRanked(),
                result.getQuarantined(),
                result.getGoal(),
                result.getGoalReached(),
                day.reachedAt(),
                null,
                day.shares(),
                day.updatedAt(),
                true);
    }
}
