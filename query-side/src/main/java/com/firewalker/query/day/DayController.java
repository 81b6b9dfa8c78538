package com.firewalker.query.day;

import com.firewalker.platform.security.Caller;
import com.firewalker.platform.web.CalendarRange;
import com.firewalker.platform.web.Languages;
import com.firewalker.platform.web.Positions;
import com.firewalker.query.day.GetDays.Day;
import com.firewalker.query.view.ConsistentReads;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A walker's own days. */
@RestController
@Tag(name = "Questions")
@RequestMapping("/v1/me/days")
class DayController {

    private final ConsistentReads reads;
    private final Days days;
    private final DayHistory history;
    private final CalendarRange range;

    DayController(ConsistentReads reads, Days days, DayHistory history, CalendarRange range) {
        this.reads = reads;
        this.days = days;
        this.history = history;
        this.range = range;
    }

    @Operation(
            summary = "One local day",
            description =
                    "With asOf (an instant or a ledger position): the day, goal and streak as the ledger knew them then.")
    @GetMapping("/{date}")
    ResponseEntity<Day> day(
            Caller caller,
            @PathVariable LocalDate date,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestHeader(name = Positions.FIREWALKER_AFTER, required = false) @Nullable Long after) {
        if (asOf != null) {
            return history.day(caller.walkerId(), date, AsOf.parse(asOf, range), after)
                    .toResponse();
        }
        var question = new GetDays(caller.walkerId(), date, date);
        return reads.answer(
                        DayProjection.VIEW,
                        after,
                        () -> days.answer(question).days().get(0))
                .toResponse();
    }

    @Operation(summary = "Every date of a range, at most 400")
    @GetMapping
    ResponseEntity<GetDays.Result> days(
            Caller caller,
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            @RequestHeader(name = Positions.FIREWALKER_AFTER, required = false) @Nullable Long after) {
        var question = new GetDays(caller.walkerId(), from, to);
        question.refuseUnanswered();
        return reads.answer(DayProjection.VIEW, after, () -> days.answer(question))
                .toResponse();
    }

    @Operation(summary = "The quarter hours of a local day")
    @GetMapping("/{date}/slots")
    ResponseEntity<DayHistory.Slots> slots(
            Caller caller,
            @PathVariable LocalDate date,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestHeader(name = Positions.FIREWALKER_AFTER, required = false) @Nullable Long after) {
        return history.slots(caller.walkerId(), date, AsOf.parse(asOf, range), after)
                .toResponse();
    }

    @Operation(
            summary = "Why a day's total is what it is",
            description =
                    "Steps of the slots and of the adjustments add up to the total exactly. sentences has one for "
                            + "every reason word and flag, in Korean where Accept-Language asks for it.")
    @GetMapping("/{date}/explanation")
    ResponseEntity<Explanation> explanation(
            Caller caller,
            @PathVariable LocalDate date,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestHeader(name = Positions.FIREWALKER_AFTER, required = false) @Nullable Long after,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language) {
        return history.explanation(caller.walkerId(), date, AsOf.parse(asOf, range), after, Languages.of(language))
                .toResponse();
    }
}
