package com.firewalker.command.steps;

import com.firewalker.command.steps.sample.Plausibility;
import com.firewalker.command.steps.sample.SampleKey;
import com.firewalker.command.steps.sample.SampleRecord;
import com.firewalker.events.v1.SampleChange;
import com.firewalker.events.v1.StepsRecorded;
import com.firewalker.platform.ledger.store.LedgerEvent;
import com.firewalker.platform.ledger.store.LedgerReader;
import com.firewalker.platform.web.Cursor;
import com.firewalker.platform.web.Page;
import com.firewalker.proto.ReasonWord;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the ledger holds of a walker's own samples, so that they can be seen and deleted: days newest first, a day's
 * samples by start. Each stands on the date of its start only. Source: api.md 3, 9.
 */
@Component
public class HeldSamples {

    /** A page looks at no more days than that; a filter that finds little gets short pages and goes on. */
    private static final int MOST_DAYS = 62;

    private static final String LIST = "own-samples";
    private static final Comparator<Standing> ORDER = Comparator.comparingLong(Standing::start)
            .thenComparing(held -> held.entry().key.device())
            .thenComparing(held -> held.entry().key.sample());

    /** A sample's standing, and when its last version was recorded. */
    public record Standing(SampleRecord entry, @Nullable ReasonWord heldBy, Instant recordedAt) {

        long start() {
            return entry.sample == null ? Long.MIN_VALUE : entry.sample.start();
        }
    }

    /** @param date absent: all of them; device absent: of any */
    public record Question(String walkerId, Optional<LocalDate> date, Optional<String> device, boolean deleted) {

        String scope() {
            return String.join(
                    "|",
                    LIST,
                    walkerId,
                    date.map(LocalDate::toString).orElse(""),
                    device.orElse(""),
                    Boolean.toString(deleted));
        }

        boolean asksFor(SampleRecord entry) {
            return (deleted || entry.isLive())
                    && device.map(entry.key.device()::equals).orElse(true);
        }
    }

    private record Place(LocalDate date, long start, String device, String sample) {}

    private final LedgerReader ledger;

    HeldSamples(LedgerReader ledger) {
        this.ledger = ledger;
    }

    public Page<Standing> page(Question question, int limit, @Nullable String cursor) {
        Place after = place(question, cursor);
        var found = new ArrayList<Standing>();
        int days = 0;
        for (LocalDate date : dates(question)) {
            if (after != null && date.isAfter(after.date())) {
                continue;
            }
            if (days++ == MOST_DAYS) {
                return new Page<>(found, mark(question, date.plusDays(1), null));
            }
            for (Standing held : day(question, date)) {
                if (after != null && date.equals(after.date()) && !follows(held, after)) {
                    continue;
                }
                if (found.size() == limit) {
                    return new Page<>(found, mark(question, found.get(limit - 1)));
                }
                found.add(held);
            }
        }
        return new Page<>(found, null);
    }

    private List<LocalDate> dates(Question question) {
        return question.date()
                .map(List::of)
                .orElseGet(() -> ledger.streamIds(DayId.prefix(question.walkerId())).stream()
                        .map(DayId::dateOf)
                        .toList());
    }

    private List<Standing> day(Question question, LocalDate date) {
        var day = new Day((int) date.toEpochDay());
        Map<SampleKey, Instant> recordedAt = new HashMap<>();
        for (LedgerEvent event : ledger.eventsOf(DayId.of(question.walkerId(), date))) {
            day.evolve(event.payload());
            if (event.payload() instanceof StepsRecorded recorded) {
                for (SampleChange change : recorded.getSamplesList()) {
                    recordedAt.put(DayEventMapper.key(change, recorded, day.state()), event.recordedAt());
                }
            }
        }
        Map<SampleKey, ReasonWord> heldBy = Held.reasons(day.state(), Plausibility.V1);
        return day.state().entries.values().stream()
                .filter(entry -> entry.key.homeDate() == day.state().date && question.asksFor(entry))
                .map(entry ->
                        new Standing(entry, heldBy.get(entry.key), recordedAt.getOrDefault(entry.key, Instant.EPOCH)))
                .sorted(ORDER)
                .toList();
    }

    private static boolean follows(Standing held, Place after) {
        if (held.start() != after.start()) {
            return held.start() > after.start();
        }
        int device = held.entry().key.device().compareTo(after.device());
        return device != 0 ? device > 0 : held.entry().key.sample().compareTo(after.sample()) > 0;
    }

    private static String mark(Question question, Standing last) {
        return mark(question, LocalDate.ofEpochDay(last.entry().key.homeDate()), last);
    }

    private static String mark(Question question, LocalDate date, @Nullable Standing last) {
        return last == null
                ? Cursor.write(question.scope(), date, Long.MAX_VALUE, "", "")
                : Cursor.write(
                        question.scope(),
                        date,
                        last.start(),
                        last.entry().key.device(),
                        last.entry().key.sample());
    }

    private static @Nullable Place place(Question question, @Nullable String cursor) {
        List<String> keys = Cursor.read(question.scope(), 4, cursor);
        return keys == null
                ? null
                : new Place(LocalDate.parse(keys.get(0)), Long.parseLong(keys.get(1)), keys.get(2), keys.get(3));
    }
}
