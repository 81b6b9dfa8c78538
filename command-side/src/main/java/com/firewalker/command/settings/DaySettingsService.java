package com.firewalker.command.settings;

import com.firewalker.command.steps.ChangeDayGoal;
import com.firewalker.command.steps.DayRefused;
import com.firewalker.command.steps.ReviewDay;
import com.firewalker.command.walker.SetDailyGoal;
import com.firewalker.command.walker.SetDevicePreference;
import com.firewalker.command.walker.Timeline;
import com.firewalker.command.walker.WalkerTimeline;
import com.firewalker.platform.ledger.lane.Commands;
import com.firewalker.platform.ledger.lane.Committed;
import com.firewalker.platform.web.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Keeps the walker's wishes and the day that is being lived in step. Two streams, two commands, each of which changes
 * nothing when repeated: who gets no answer sends the same again.
 */
@Component
class DaySettingsService {

    private final Commands commands;
    private final WalkerTimeline timelines;
    private final Clock clock;

    DaySettingsService(Commands commands, WalkerTimeline timelines, Clock clock) {
        this.commands = commands;
        this.timelines = timelines;
        this.clock = clock;
    }

    record GoalSet(LocalDate from, long position) {}

    record PreferenceSet(List<String> order, LocalDate from, long position) {}

    /** Today's day is asked first: it knows whether its goal is reached (domain-rules.md 6.1). */
    GoalSet setGoal(String walkerId, NewGoal asked) {
        int steps = asked.checkedSteps();
        Instant at = clock.instant();
        Timeline timeline = timeline(walkerId);
        LocalDate today = timeline.dateAt(at);
        LocalDate from = asked.effectiveFrom() == null ? today.plusDays(1) : asked.effectiveFrom();
        var command = new SetDailyGoal(walkerId, steps, from, at);
        if (from.equals(today)) {
            changeToday(ChangeDayGoal.on(walkerId, today, steps, timeline));
        }
        return new GoalSet(from, commands.sendInTransaction(command).position());
    }

    /** Today's day is decided again afterwards, by the new order. */
    PreferenceSet setPreference(String walkerId, NewPreference asked) {
        Instant at = clock.instant();
        LocalDate today = timeline(walkerId).dateAt(at);
        LocalDate from = asked.effectiveFrom() == null ? today : asked.effectiveFrom();
        SetDevicePreference command = asked.command(walkerId, from, at);
        long position = commands.sendInTransaction(command).position();
        return new PreferenceSet(
                command.deviceIds(), from, from.equals(today) ? reviewToday(walkerId, today) : position);
    }

    private void changeToday(ChangeDayGoal command) {
        try {
            Committed<Object> unused = commands.sendInTransaction(command);
        } catch (DayRefused e) {
            throw new Refusal(409, e.code(), String.valueOf(e.getMessage()));
        }
    }

    private long reviewToday(String walkerId, LocalDate today) {
        return commands.sendInTransaction(ReviewDay.on(walkerId, today, timeline(walkerId)))
                .position();
    }

    private Timeline timeline(String walkerId) {
        return timelines.of(walkerId).orElseThrow(Refusal::notFound);
    }
}
