package com.firewalker.query.day;

import com.firewalker.query.view.ConsistentReads;
import com.firewalker.query.view.Held;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/** A walker's days, each with why its total is what it is. */
@Component
class HeldDays implements Held {

    private static final int AT_ONCE = 10;
    private static final String BEGINNING = "1900-01-01";

    /** A day and its explanation, as the public contract shows them. */
    record HeldDay(GetDays.Day day, Explanation explanation) {}

    private final ConsistentReads reads;
    private final DayViewRepository rows;
    private final Days days;
    private final DayHistory history;

    HeldDays(ConsistentReads reads, DayViewRepository rows, Days days, DayHistory history) {
        this.reads = reads;
        this.rows = rows;
        this.days = days;
        this.history = history;
    }

    @Override
    public String file() {
        return "days.json";
    }

    @Override
    public Part part(String walkerId, long position, @Nullable String after) {
        LocalDate begin = LocalDate.parse(after == null ? BEGINNING : after);
        List<HeldDay> found = reads.answer(
                        DayProjection.VIEW,
                        position,
                        () -> rows.datesAfter(walkerId, begin, Limit.of(AT_ONCE)).stream()
                                .map(date -> day(walkerId, date))
                                .toList())
                .value();
        return new Part(
                found,
                found.size() < AT_ONCE
                        ? null
                        : found.get(AT_ONCE - 1).day().date().toString());
    }

    private HeldDay day(String walkerId, LocalDate date) {
        return new HeldDay(
                days.answer(new GetDays(walkerId, date, date)).days().get(0),
                history.explanation(walkerId, date, AsOf.NOW, null, Locale.ENGLISH)
                        .value());
    }
}
