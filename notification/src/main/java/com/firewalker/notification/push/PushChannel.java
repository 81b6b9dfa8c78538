package com.firewalker.notification.push;

import com.firewalker.notification.directory.WalkerCard;
import com.firewalker.notification.directory.Walkers;
import com.firewalker.notification.errand.Errand;
import com.firewalker.notification.errand.Outcome;
import com.firewalker.notification.errand.Runner;
import com.firewalker.notification.inbox.Announced;
import com.firewalker.notification.inbox.Channel;
import com.firewalker.notification.inbox.InboxNotices;
import com.firewalker.notification.settings.QuietHours;
import com.firewalker.notification.settings.Settings;
import com.firewalker.notification.settings.SettingsStore;
import com.firewalker.notification.wording.Entry;
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
class PushChannel implements Channel, Runner {

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
    public List<Errand> announce(List<Announced> entries, Map<String, Settings> wishes, Instant now) {
        List<Announced> wanted = entries.stream()
                .filter(entry -> entry.kinds().stream()
                        .anyMatch(kind -> wishes.getOrDefault(entry.walkerId(), Settings.USUAL)
                                .of(kind)
                                .push()))
                .toList();
        Map<String, List<Subscriptions.Address>> addresses =
                subscriptions.addresses(wanted.stream().map(Announced::walkerId).collect(Collectors.toSet())).stream()
                        .collect(Collectors.groupingBy(Subscriptions.Address::walkerId));
        return wanted.stream()
                .flatMap(entry -> addresses.getOrDefault(entry.walkerId(), List.of()).stream()
                        .map(address -> errand(entry, address.subscriptionId(), now)))
                .toList();
    }

    private static Errand errand(Announced entry, long subscription, Instant now) {
        return new Errand(
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
    public Outcome run(Errand errand) throws Exception {
        Optional<Subscription> to = subscriptions.find(errand.walkerId(), errand.number("subscription"));
        Optional<Entry> entry = notices.unread(errand.walkerId(), errand.number("seq"));
        if (to.isEmpty() || entry.isEmpty()) {
            return Outcome.needless("read-or-gone");
        }
        Settings wishes = settings.of(errand.walkerId());
        if (entry.get().facts().stream()
                .noneMatch(fact -> wishes.of(fact.kind()).push())) {
            return Outcome.needless("unwanted");
        }
        Optional<WalkerCard> owner = walkers.find(errand.walkerId());
        if (owner.isEmpty()) {
            return Outcome.needless("walker-gone");
        }
        Optional<Instant> quietUntil = quietUntil(wishes.quietHours(), owner.get());
        if (quietUntil.isPresent()) {
            return new Outcome.NotBefore(quietUntil.get());
        }
        return service.send(
                to.get(),
                messages.of(notices.inFullWords(entry.get())),
                PushMessages.topic(entry.get()),
                until(errand));
    }

    private Optional<Instant> quietUntil(@Nullable QuietHours quiet, WalkerCard owner) {
        return quiet == null ? Optional.empty() : quiet.until(clock.instant(), owner.zone());
    }

    private static Instant until(Errand errand) {
        Instant until = errand.expiresAt();
        return until == null ? errand.dueAt() : until;
    }
}
