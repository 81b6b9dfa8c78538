package com.firewalker.notification.streak;

import com.firewalker.notification.directory.ServiceChannels;
import com.firewalker.notification.intent.Intent;
import com.firewalker.notification.intent.Intents;
import com.firewalker.notification.intent.Kind;
import com.firewalker.notification.intent.PushWindow;
import com.firewalker.notification.outbox.OutboxTask;
import com.firewalker.notification.outbox.Outcome;
import com.firewalker.notification.outbox.TaskHandler;
import com.firewalker.platform.ledger.store.LedgerEvent;
import com.firewalker.platform.ledger.store.LedgerReader;
import com.firewalker.proto.StreamNames;
import com.firewalker.views.v1.Day;
import com.firewalker.views.v1.DayRequest;
import com.firewalker.views.v1.DayResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Looks at the day in the evening. At most one of the two is said: a streak weighs more than a goal. The answer must know
 * what the ledger says of today and yesterday; while the view is behind, the check asks again until the day ends.
 */
@Component
class EveningCheck implements TaskHandler {

    private static final String TYPE = "evening-check";
    private static final int STREAK_WORTH_KEEPING = 3;
    private static final double CLOSE = 0.8;

    private final ServiceChannels channels;
    private final Intents intents;
    private final Clock clock;
    private final LedgerReader ledger;

    EveningCheck(ServiceChannels channels, LedgerReader ledger, Intents intents, Clock clock) {
        this.channels = channels;
        this.ledger = ledger;
        this.intents = intents;
        this.clock = clock;
    }

    /** Pointless once the day is over. */
    static OutboxTask at(String walkerId, String zone, Instant now) {
        ZoneId at = Evening.zone(zone);
        LocalDate date = LocalDate.ofInstant(now, at);
        Instant dayEnd = date.plusDays(1).atStartOfDay(at).toInstant();
        return new OutboxTask(
                TYPE + ":" + walkerId + ":" + date,
                TYPE,
                walkerId,
                Map.of("date", date.toEpochDay(), "dayEnd", dayEnd.toEpochMilli()),
                now,
                dayEnd);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Outcome run(OutboxTask task) {
        LocalDate date = LocalDate.ofEpochDay(task.number("date"));
        DayResponse answer = channels.days()
                .day(DayRequest.newBuilder()
                        .setWalkerId(task.walkerId())
                        .setLocalDate(Math.toIntExact(date.toEpochDay()))
                        .setAfterPosition(lastPosition(task.walkerId(), date))
                        .build());
        Optional<Intent> intent = worthSaying(task, date, answer);
        intent.ifPresent(intents::record);
        return intent.isPresent() ? Outcome.sent() : Outcome.needless("nothing-to-say");
    }

    /** Of the two days that a streak at risk hangs on; 0 where neither has events. */
    private long lastPosition(String walkerId, LocalDate date) {
        return Stream.of(date, date.minusDays(1))
                .flatMap(day -> ledger.lastOf(StreamNames.day(walkerId, day), Long.MAX_VALUE).stream())
                .mapToLong(LedgerEvent::position)
                .max()
                .orElse(0);
    }

    private Optional<Intent> worthSaying(OutboxTask task, LocalDate date, DayResponse answer) {
        Day day = answer.getDay();
        if (day.getGoalReached()) {
            return Optional.empty();
        }
        if (answer.getStreak() >= STREAK_WORTH_KEEPING) {
            return Optional.of(
                    intent(task, Kind.STREAK_AT_RISK, Map.of("date", date.toString(), "days", answer.getStreak())));
        }
        if (day.getGoal() > 0 && day.getTotal() >= CLOSE * day.getGoal()) {
            return Optional.of(intent(
                    task,
                    Kind.GOAL_ALMOST,
                    Map.of("date", date.toString(), "total", day.getTotal(), "goal", day.getGoal())));
        }
        return Optional.empty();
    }

    private Intent intent(OutboxTask task, Kind kind, Map<String, Object> facts) {
        Instant now = clock.instant();
        Instant dayEnd = Instant.ofEpochMilli(task.number("dayEnd"));
        String key = kind.name() + ":" + task.walkerId() + ":" + facts.get("date");
        return new Intent(key, task.walkerId(), kind, facts, now, PushWindow.of(now, dayEnd));
    }
}
