package com.firewalker.notification.streak;

import com.firewalker.events.v1.DayGoalReached;
import com.firewalker.notification.directory.ServiceChannels;
import com.firewalker.notification.directory.WalkerCard;
import com.firewalker.notification.directory.Walkers;
import com.firewalker.notification.intent.Intent;
import com.firewalker.notification.intent.Intents;
import com.firewalker.notification.intent.Kind;
import com.firewalker.notification.intent.PushWindow;
import com.firewalker.notification.outbox.OutboxTask;
import com.firewalker.notification.outbox.Outcome;
import com.firewalker.notification.outbox.TaskHandler;
import com.firewalker.notification.streak.Milestones.Passed;
import com.firewalker.views.v1.Day;
import com.firewalker.views.v1.DayRequest;
import com.firewalker.views.v1.DayResponse;
import com.firewalker.views.v1.RangeRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * After a reached goal: asks the query side whether a run of days passed a milestone. It asks for an answer that knows
 * the event; while the view is behind or unavailable it asks again later, however long that takes (domain-rules.md 6.7).
 */
@Component
public class StreakCheck implements TaskHandler {

    private static final String TYPE = "streak-check";
    /** As many days as the query side answers at once. */
    private static final int PAGE = 400;

    private static final Duration VIEWS_CATCH_UP = Duration.ofSeconds(1);

    private final ServiceChannels channels;
    private final Walkers walkers;
    private final ToldMilestones told;
    private final Intents intents;
    private final Clock clock;

    StreakCheck(ServiceChannels channels, Walkers walkers, ToldMilestones told, Intents intents, Clock clock) {
        this.channels = channels;
        this.walkers = walkers;
        this.told = told;
        this.intents = intents;
        this.clock = clock;
    }

    public static OutboxTask after(DayGoalReached event, long position, Instant recordedAt) {
        return new OutboxTask(
                TYPE + ":" + event.getWalkerId() + ":" + event.getLocalDate() + ":" + position,
                TYPE,
                event.getWalkerId(),
                Map.of(
                        "date", event.getLocalDate(),
                        "dayEnd", event.getDayEndsAtMillis(),
                        "recorded", recordedAt.toEpochMilli(),
                        "silent", event.getWithoutNewSteps(),
                        "position", position),
                recordedAt.plus(VIEWS_CATCH_UP),
                null);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Outcome run(OutboxTask task) {
        Optional<WalkerCard> walker = walkers.find(task.walkerId());
        if (walker.isEmpty()) {
            return Outcome.needless("walker-gone");
        }
        LocalDate date = LocalDate.ofEpochDay(task.number("date"));
        DayResponse answer = channels.days()
                .day(DayRequest.newBuilder()
                        .setWalkerId(task.walkerId())
                        .setLocalDate(epochDay(date))
                        .setAfterPosition(task.numberOrZero("position"))
                        .build());
        if (!answer.getDay().getGoalReached()) {
            return Outcome.needless("not-reached");
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), walker.get().zone());
        for (Passed passed : Milestones.passed(answer.getStreak(), date, later(task, date, today))) {
            if (!told.near(task.walkerId(), passed)) {
                intents.record(intent(task, passed, date));
            }
        }
        return Outcome.sent();
    }

    /** The days after a date, in pages, as far as a run that begins there can reach. */
    private List<Day> later(OutboxTask task, LocalDate date, LocalDate today) {
        List<Day> later = new ArrayList<>();
        boolean unbroken = true;
        for (LocalDate from = date.plusDays(1); unbroken && !from.isAfter(today); from = from.plusDays(PAGE)) {
            LocalDate pageEnd = from.plusDays(PAGE - 1);
            List<Day> page = range(task, from, pageEnd.isAfter(today) ? today : pageEnd);
            later.addAll(page);
            unbroken = page.stream().allMatch(Day::getGoalReached);
        }
        return later;
    }

    private List<Day> range(OutboxTask task, LocalDate from, LocalDate to) {
        return channels.days()
                .range(RangeRequest.newBuilder()
                        .setWalkerId(task.walkerId())
                        .setAfterPosition(task.numberOrZero("position"))
                        .setFrom(epochDay(from))
                        .setTo(epochDay(to))
                        .build())
                .getDaysList();
    }

    private static Intent intent(OutboxTask task, Passed passed, LocalDate reached) {
        Instant recordedAt = Instant.ofEpochMilli(task.number("recorded"));
        boolean silent = task.text("silent").equals("true") || !passed.date().equals(reached);
        return new Intent(
                ToldMilestones.key(task.walkerId(), passed),
                task.walkerId(),
                Kind.STREAK_MILESTONE,
                Map.of("days", passed.days(), "date", passed.date().toString()),
                recordedAt,
                silent ? null : PushWindow.of(recordedAt, Instant.ofEpochMilli(task.number("dayEnd"))));
    }

    private static int epochDay(LocalDate date) {
        return Math.toIntExact(date.toEpochDay());
    }
}
