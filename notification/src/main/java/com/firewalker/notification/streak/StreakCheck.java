package com.firewalker.notification.streak;

import com.firewalker.events.v1.DayGoalReached;
import com.firewalker.notification.directory.ServiceChannels;
import com.firewalker.notification.directory.Walkers;
import com.firewalker.notification.intent.Intent;
import com.firewalker.notification.intent.Intents;
import com.firewalker.notification.intent.Kind;
import com.firewalker.notification.intent.PushWindow;
import com.firewalker.notification.outbox.OutboxTask;
import com.firewalker.notification.outbox.Outcome;
import com.firewalker.notification.outbox.TaskHandler;
import com.firewalker.notification.streak.Milestones.Passed;
import com.firewalker.views.v1.Milestone;
import com.firewalker.views.v1.MilestonesRequest;
import com.firewalker.views.v1.MilestonesResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * After a reached goal: asks the query side whether a run of days passed a milestone. It asks for an answer that knows
 * the event; while the view is behind or unavailable it asks again later, however long that takes (domain-rules.md 6.7).
 */
@Component
public class StreakCheck implements TaskHandler {

    private static final String TYPE = "streak-check";
    private static final Duration VIEWS_CATCH_UP = Duration.ofSeconds(1);

    private final ServiceChannels channels;
    private final Walkers walkers;
    private final ToldMilestones told;
    private final Intents intents;

    StreakCheck(ServiceChannels channels, Walkers walkers, ToldMilestones told, Intents intents) {
        this.channels = channels;
        this.walkers = walkers;
        this.told = told;
        this.intents = intents;
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
        if (walkers.find(task.walkerId()).isEmpty()) {
            return Outcome.needless("walker-gone");
        }
        LocalDate date = LocalDate.ofEpochDay(task.number("date"));
        MilestonesResponse answer = channels.days()
                .milestones(MilestonesRequest.newBuilder()
                        .setWalkerId(task.walkerId())
                        .setLocalDate(Math.toIntExact(date.toEpochDay()))
                        .setAfterPosition(task.numberOrZero("position"))
                        .addAllLengths(Milestones.DAYS)
                        .build());
        if (!answer.getGoalReached()) {
            return Outcome.needless("not-reached");
        }
        for (Milestone milestone : answer.getMilestonesList()) {
            Passed passed = new Passed(milestone.getDays(), LocalDate.ofEpochDay(milestone.getLocalDate()));
            if (!told.near(task.walkerId(), passed)) {
                intents.record(intent(task, passed, date));
            }
        }
        return Outcome.sent();
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
}
