package com.firewalker.query.summary;

import com.firewalker.platform.security.Caller;
import com.firewalker.platform.web.Positions;
import com.firewalker.platform.web.Refusal;
import com.firewalker.query.day.DayProjection;
import com.firewalker.query.day.Days;
import com.firewalker.query.period.Period;
import com.firewalker.query.view.ConsistentReads;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A walker's own summary and series for charts. */
@RestController
@Tag(name = "Questions")
@RequestMapping("/v1/me")
class SummaryController {

    private final ConsistentReads reads;
    private final Summaries summaries;
    private final Days days;

    SummaryController(ConsistentReads reads, Summaries summaries, Days days) {
        this.reads = reads;
        this.summaries = summaries;
        this.days = days;
    }

    @Operation(summary = "Today, streak, lifetime, best day, averages, week and month so far")
    @GetMapping("/summary")
    ResponseEntity<GetSummary.Result> summary(
            Caller caller, @RequestHeader(name = Positions.FIREWALKER_AFTER, required = false) @Nullable Long after) {
        var question = new GetSummary(caller.walkerId());
        return reads.answer(DayProjection.VIEW, after, () -> summaries.answer(question))
                .toResponse();
    }

    @Operation(summary = "Series for charts: a week or month by dates, a year by months")
    @GetMapping("/stats")
    ResponseEntity<GetStats.Result> stats(
            Caller caller,
            @RequestParam String period,
            @RequestParam(required = false) @Nullable LocalDate date,
            @RequestHeader(name = Positions.FIREWALKER_AFTER, required = false) @Nullable Long after) {
        Period kind = kind(period);
        return reads.answer(DayProjection.VIEW, after, () -> {
                    LocalDate around = date == null ? days.today(caller.walkerId()) : date;
                    return summaries.answer(new GetStats(caller.walkerId(), kind.around(around)));
                })
                .toResponse();
    }

    private static Period kind(String period) {
        return Period.named(period, Period.CHARTS)
                .orElseThrow(() -> Refusal.invalid("/period", "unknown-period", "period is week, month or year"));
    }
}
