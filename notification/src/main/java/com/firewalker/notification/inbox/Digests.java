package com.firewalker.notification.inbox;

import com.firewalker.notification.inbox.DigestTables.Due;
import com.firewalker.notification.inbox.DigestTables.Waiting;
import com.firewalker.notification.intent.Delivery;
import com.firewalker.notification.outbox.Outbox;
import com.firewalker.notification.settings.Settings;
import com.firewalker.notification.settings.SettingsStore;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Turns waiting intents into inbox entries and tasks: every due walker's in one transaction, so that a crash at any
 * point leaves an intent either waiting or told, never both and never neither.
 */
@Component
class Digests {

    private static final int DUE_AT_ONCE = 200;

    private final DigestTables tables;
    private final SettingsStore settings;
    private final List<Channel> channels;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final InboxSignal signal;
    private final NetCorrections corrections;

    Digests(
            DigestTables tables,
            SettingsStore settings,
            List<Channel> channels,
            Outbox outbox,
            TransactionTemplate transaction,
            Clock clock,
            InboxSignal signal,
            NetCorrections corrections) {
        this.tables = tables;
        this.settings = settings;
        this.channels = channels;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
        this.signal = signal;
        this.corrections = corrections;
    }

    /** Tells what is due; true where more may be waiting. */
    boolean tellDue() {
        Told told = transaction.execute(status -> tell(clock.instant()));
        told.walkers().forEach(signal::arrived);
        return told.due() == DUE_AT_ONCE;
    }

    private Told tell(Instant now) {
        List<Due> due = tables.claim(now, DUE_AT_ONCE);
        if (due.isEmpty()) {
            return new Told(0, Set.of());
        }
        Set<String> walkers = due.stream().map(Due::walkerId).collect(Collectors.toCollection(TreeSet::new));
        Set<String> erased = tables.erased(walkers);
        if (!erased.isEmpty()) {
            tables.delete(erased);
        }
        Map<String, Settings> wishes = settings.of(walkers);
        List<NewEntry> entries = entries(new TreeSet<>(walkers), Set.copyOf(due), wishes, now);
        announce(entries, tables.append(entries), wishes, now);
        tables.forget(due);
        return new Told(due.size(), entries.stream().map(NewEntry::walkerId).collect(Collectors.toSet()));
    }

    private List<NewEntry> entries(Set<String> walkers, Set<Due> due, Map<String, Settings> wishes, Instant now) {
        List<Waiting> unwanted = new ArrayList<>();
        Map<Due, List<Waiting>> wanted = new LinkedHashMap<>();
        long completeUpTo = corrections.completeUpTo();
        for (Waiting waiting : withoutErased(tables.waiting(walkers))) {
            Due key = new Due(waiting.walkerId(), waiting.kind().delivery());
            if (!due.contains(key)) {
                continue;
            }
            if (wishesOf(wishes, waiting.walkerId()).of(waiting.kind()).inApp()) {
                wanted.computeIfAbsent(key, ignored -> new ArrayList<>()).add(waiting);
            } else {
                unwanted.add(waiting);
            }
        }
        List<NewEntry> entries = new ArrayList<>();
        wanted.forEach((key, intents) -> {
            NetCorrections.Net net = corrections.of(intents, completeUpTo);
            unwanted.addAll(net.untold());
            entries.addAll(delivered(key.delivery(), net.told(), now));
        });
        tables.suppress(unwanted);
        return entries;
    }

    /** Facts about walkers who are gone are dropped (domain-rules.md 9.7, 12.2). */
    private List<Waiting> withoutErased(List<Waiting> intents) {
        Set<String> subjects = intents.stream()
                .flatMap(intent -> intent.subject().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> erased = tables.erased(subjects);
        if (erased.isEmpty()) {
            return intents;
        }
        Map<Boolean, List<Waiting>> byErased = intents.stream()
                .collect(Collectors.partitioningBy(
                        intent -> intent.subject().filter(erased::contains).isPresent()));
        tables.delete(byErased.getOrDefault(true, List.of()));
        return byErased.getOrDefault(false, List.of());
    }

    private static List<NewEntry> delivered(Delivery delivery, List<Waiting> intents, Instant now) {
        if (intents.isEmpty()) {
            return List.of();
        }
        return delivery == Delivery.DIGEST
                ? List.of(NewEntry.of(intents, now))
                : intents.stream()
                        .map(intent -> NewEntry.of(List.of(intent), now))
                        .toList();
    }

    private void announce(List<NewEntry> entries, List<Long> ids, Map<String, Settings> wishes, Instant now) {
        List<DeliverableEntry> deliverable = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            entries.get(i).deliverable(ids.get(i)).ifPresent(deliverable::add);
        }
        if (!deliverable.isEmpty()) {
            channels.forEach(
                    channel -> channel.announce(deliverable, wishes, now).forEach(outbox::add));
        }
    }

    private static Settings wishesOf(Map<String, Settings> wishes, String walkerId) {
        return wishes.getOrDefault(walkerId, Settings.USUAL);
    }

    private record Told(int due, Set<String> walkers) {}
}
