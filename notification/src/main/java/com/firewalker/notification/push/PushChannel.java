package com.firewalker.notification.push;

import com.firewalker.notification.directory.WalkerCard;
import com.firewalker.notification.directory.Walkers;
import com.firewalker.notification.inbox.Channel;
import com.firewalker.notification.inbox.DeliverableEntry;
import com.firewalker.notification.inbox.InboxNotices;
import com.firewalker.notification.outbox.OutboxTask;
import com.firewalker.notification.outbox.Outcome;
import com.firewalker.notification.outbox.TaskHandler;
import com.firewalker.notification.rendering.InboxEntry;
import com.firewalker.notification.settings.QuietHours;
import com.firewalker.notification.settings.Settings;
import com.firewalker.notification.settings.SettingsStore;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One push per entry and browser; at the hour of sending it asks again whether it is wanted. */
@Component
class PushChannel implements Channel, TaskHandler {

    private static final String TYPE = "push";

    private final Subscriptions subscriptions;
    private final SettingsStore settings;
    private final InboxNotices notices;
    private final Walkers walkers;
    private final PushMessages messages;
    private final PushService service;
    private final Clock clock;

    PushChannel(
            Subscriptions subscriptions,
            SettingsStore settings,
            InboxNotices notices,
            Walkers walkers,
            PushMessages messages,
            PushService service,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.settings = settings;
        this.notices = notices;
        this.walkers = walkers;
        this.messages = messages;
        this.service = service;
        this.clock = clock;
    }

    @Override
    public List<OutboxTask> announce(List<DeliverableEntry> entries, Map<String, Settings> wishes, Instant now) {
        List<DeliverableEntry> wanted = entries.stream()
                .filter(entry -> entry.kinds().stream()
                        .anyMatch(kind -> wishes.getOrDefault(entry.walkerId(), Settings.USUAL)
                                .of(kind)
                                .push()))
                .toList();
        Map<String, List<Subscriptions.Address>> addresses =
                subscriptions
                        .addresses(
                                wanted.stream().map(DeliverableEntry::walkerId).collect(Collectors.toSet()))
                        .stream()
                        .collect(Collectors.groupingBy(Subscriptions.Address::walkerId));
        return wanted.stream()
                .flatMap(entry -> addresses.getOrDefault(entry.walkerId(), List.of()).stream()
                        .map(address -> task(entry, address.subscriptionId(), now)))
                .toList();
    }

    private static OutboxTask task(DeliverableEntry entry, long subscription, Instant now) {
        return new OutboxTask(
                TYPE + ":" + entry.walkerId() + ":" + entry.seq() + ":" + subscription,
                TYPE,
                entry.walkerId(),
                Map.of("seq", entry.seq(), "subscription", subscription),
                now,
                entry.until());
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Outcome run(OutboxTask task) throws Exception {
        Optional<Subscription> to = subscriptions.find(task.walkerId(), task.number("subscription"));
        Optional<InboxEntry> entry = notices.unread(task.walkerId(), task.number("seq"));
        if (to.isEmpty() || entry.isEmpty()) {
            return Outcome.needless("read-or-gone");
        }
        Settings wishes = settings.of(task.walkerId());
        if (entry.get().facts().stream()
                .noneMatch(fact -> wishes.of(fact.kind()).push())) {
            return Outcome.needless("unwanted");
        }
        Optional<WalkerCard> owner = walkers.find(task.walkerId());
        if (owner.isEmpty()) {
            return Outcome.needless("walker-gone");
        }
        Optional<Instant> quietUntil = quietUntil(wishes.quietHours(), owner.get());
        if (quietUntil.isPresent()) {
            return new Outcome.NotBefore(quietUntil.get());
        }
        return service.send(
                to.get(), messages.of(notices.inFullWords(entry.get())), PushMessages.topic(entry.get()), until(task));
    }

    private Optional<Instant> quietUntil(@Nullable QuietHours quiet, WalkerCard owner) {
        return quiet == null ? Optional.empty() : quiet.until(clock.instant(), owner.zone());
    }

    private static Instant until(OutboxTask task) {
        Instant until = task.expiresAt();
        return until == null ? task.dueAt() : until;
    }
}
