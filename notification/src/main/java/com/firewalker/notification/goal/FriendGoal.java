package com.firewalker.notification.goal;

import com.firewalker.events.v1.DayGoalReached;
import com.firewalker.events.v1.Visibility;
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
import com.firewalker.notification.settings.SettingsStore;
import com.firewalker.views.v1.FriendsRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** After a fresh goal: tells those friends who want to hear of it, unless the walker shows steps to nobody (8.4). */
@Component
public class FriendGoal implements TaskHandler {

    private static final String TYPE = "friend-goal";
    private static final Duration WORTH_TELLING = Duration.ofHours(24);

    private final ServiceChannels channels;
    private final Walkers walkers;
    private final SettingsStore settings;
    private final Intents intents;

    FriendGoal(ServiceChannels channels, Walkers walkers, SettingsStore settings, Intents intents) {
        this.channels = channels;
        this.walkers = walkers;
        this.settings = settings;
        this.intents = intents;
    }

    public static OutboxTask after(DayGoalReached event, long position, Instant recordedAt) {
        return new OutboxTask(
                TYPE + ":" + event.getWalkerId() + ":" + event.getLocalDate(),
                TYPE,
                event.getWalkerId(),
                Map.of(
                        "date", event.getLocalDate(),
                        "dayEnd", event.getDayEndsAtMillis(),
                        "recorded", recordedAt.toEpochMilli(),
                        "position", position),
                recordedAt,
                recordedAt.plus(WORTH_TELLING));
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Outcome run(OutboxTask task) {
        List<String> friends = channels.friends()
                .friends(FriendsRequest.newBuilder()
                        .setWalkerId(task.walkerId())
                        .setAfterPosition(task.numberOrZero("position"))
                        .build())
                .getWalkerIdsList();
        List<String> wanting = List.copyOf(settings.wantFriendGoals(friends));
        if (wanting.isEmpty()) {
            return Outcome.needless("nobody-wants-it");
        }
        Optional<WalkerCard> walker = walkers.find(task.walkerId());
        if (walker.isEmpty() || walker.get().visibility() == Visibility.VISIBILITY_PRIVATE) {
            return Outcome.needless("private");
        }
        wanting.forEach(friend -> intents.record(intent(task, friend)));
        return Outcome.sent();
    }

    private static Intent intent(OutboxTask task, String friend) {
        String date = LocalDate.ofEpochDay(task.number("date")).toString();
        Instant recordedAt = Instant.ofEpochMilli(task.number("recorded"));
        return new Intent(
                "FRIEND_GOAL_REACHED:" + friend + ":" + task.walkerId() + ":" + date,
                friend,
                Kind.FRIEND_GOAL_REACHED,
                Map.of("walkerId", task.walkerId(), "date", date),
                recordedAt,
                PushWindow.of(recordedAt, Instant.ofEpochMilli(task.number("dayEnd"))));
    }
}
