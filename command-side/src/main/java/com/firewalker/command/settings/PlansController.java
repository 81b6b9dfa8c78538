package com.firewalker.command.settings;

import com.firewalker.command.walker.SetDailyGoal;
import com.firewalker.command.walker.SetDevicePreference;
import com.firewalker.command.walker.Timeline;
import com.firewalker.command.walker.WalkerTimeline;
import com.firewalker.platform.ledger.lane.Commands;
import com.firewalker.platform.security.Caller;
import com.firewalker.platform.web.Positions;
import com.firewalker.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Goals and orders of devices that are to hold later: looked at, and withdrawn. What was planned for a date is withdrawn
 * by planning for it what holds the day before (domain-rules.md 6.1).
 */
@RestController
@Tag(name = "Settings")
class PlansController {

    record PlannedGoal(int dailySteps, LocalDate effectiveFrom) {}

    /** @param dailySteps today's */
    record Goals(int dailySteps, List<PlannedGoal> planned) {}

    record PlannedPreference(List<String> order, LocalDate effectiveFrom) {}

    /** @param order today's; empty: the order of kinds */
    record Preferences(List<String> order, List<PlannedPreference> planned) {}

    private final Commands commands;
    private final WalkerTimeline timelines;
    private final Clock clock;

    PlansController(Commands commands, WalkerTimeline timelines, Clock clock) {
        this.commands = commands;
        this.timelines = timelines;
        this.clock = clock;
    }

    @GetMapping("/v1/me/goal")
    @Operation(summary = "Today's goal, and those planned for later dates", operationId = "getGoals")
    Goals goals(Caller caller) {
        Timeline timeline = timeline(caller);
        LocalDate today = today(timeline);
        return new Goals(
                timeline.goalOn(today),
                timeline.goalsPlannedAfter(today).entrySet().stream()
                        .map(plan -> new PlannedGoal(plan.getValue(), plan.getKey()))
                        .toList());
    }

    @DeleteMapping("/v1/me/goal/{effectiveFrom}")
    @Operation(
            summary = "Withdraw the goal planned for a date; the one before it goes on",
            operationId = "withdrawGoal")
    @ApiResponse(responseCode = "204", description = "Withdrawn", useReturnTypeSchema = true)
    ResponseEntity<Void> withdrawGoal(@PathVariable LocalDate effectiveFrom, Caller caller) {
        Timeline timeline = timeline(caller);
        if (!timeline.goalsPlannedAfter(today(timeline)).containsKey(effectiveFrom)) {
            throw Refusal.notFound();
        }
        return done(new SetDailyGoal(
                caller.walkerId(), timeline.goalBefore(effectiveFrom), effectiveFrom, clock.instant()));
    }

    @GetMapping("/v1/me/device-preference")
    @Operation(summary = "Today's order of devices, and those planned for later dates", operationId = "getPreferences")
    Preferences preferences(Caller caller) {
        Timeline timeline = timeline(caller);
        LocalDate today = today(timeline);
        return new Preferences(
                timeline.preferenceOn(today),
                timeline.preferencesPlannedAfter(today).entrySet().stream()
                        .map(plan -> new PlannedPreference(plan.getValue(), plan.getKey()))
                        .toList());
    }

    @DeleteMapping("/v1/me/device-preference/{effectiveFrom}")
    @Operation(
            summary = "Withdraw the order of devices planned for a date; the one before it goes on",
            operationId = "withdrawPreference")
    @ApiResponse(responseCode = "204", description = "Withdrawn", useReturnTypeSchema = true)
    ResponseEntity<Void> withdrawPreference(@PathVariable LocalDate effectiveFrom, Caller caller) {
        Timeline timeline = timeline(caller);
        if (!timeline.preferencesPlannedAfter(today(timeline)).containsKey(effectiveFrom)) {
            throw Refusal.notFound();
        }
        return done(new SetDevicePreference(
                caller.walkerId(), timeline.preferenceBefore(effectiveFrom), effectiveFrom, clock.instant()));
    }

    private ResponseEntity<Void> done(Object command) {
        long position = commands.sendInTransaction(command).position();
        return ResponseEntity.noContent()
                .header(Positions.FIREWALKER_POSITION, Long.toString(position))
                .build();
    }

    private LocalDate today(Timeline timeline) {
        return timeline.dateAt(clock.instant());
    }

    private Timeline timeline(Caller caller) {
        return timelines.of(caller.walkerId()).orElseThrow(Refusal::notFound);
    }
}
