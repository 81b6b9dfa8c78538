package com.firewalker.notification.inbox;

import com.firewalker.notification.errand.Errands;
import com.firewalker.notification.inbox.DigestTables.Due;
import com.firewalker.notification.inbox.DigestTables.Waiting;
import com.firewalker.notification.intent.Kind.Lane;
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
 * Turns waiting intents into inbox entries and errands: every due walker's in one transaction, so that a crash at any
 * point leaves an intent either waiting or told, never both and never neither.
 */
@Component
class Digests {

    private static final int LANES_AT_ONCE = 200;

    private final DigestTables tables;
    private final SettingsStore settings;
    private final List<Channel> channels;
    private final Errands errands;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final InboxSignal signal;
    private final NetCorrections corrections;

    Digests(
            DigestTables tables,
            SettingsStore settings,
            List<Channel> channels,
            Errands errands,
            TransactionTemplate transaction,
            Clock clock,
            InboxSignal signal,
            NetCorrections corrections) {
        this.tables = tables;
        this.settings = settings;
        this.channels = channels;
        this.errands = errands;
        this.transaction = transaction;
        this.clock = clock;
        this.signal = signal;
        this.corrections = corrections;
    }

    /** Tells what is due; true where more may be waiting. */
    boolean tellDue() {
        Told told = transaction.execute(status -> tell(clock.instant()));
        told.walkers().forEach(signal::arrived);
        return told.lanes() == LANES_AT_ONCE;
    }

    private Told tell(Instant now) {
        List<Due> due = tables.claim(now, LANES_AT_ONCE);
        if (due.isEmpty()) {
            return new Told(0, Set.of());
        }
        Set<String> walkers = due.stream().map(Due::walkerId).collect(Collectors.toCollection(TreeSet::new));
        Set<String> erased = tables.erased(walkers);
        if (!erased.isEmpty()) {
            tables.delete(erased);
        }
        Map<String, Settings> wishes = settings.of(walkers);
        List<Letter> letters = letters(new TreeSet<>(walkers), Set.copyOf(due), wishes, now);
        announce(letters, tables.append(letters), wishes, now);
        tables.forget(due);
        return new Told(due.size(), letters.stream().map(Letter::walkerId).collect(Collectors.toSet()));
    }

    private List<Letter> letters(Set<String> walkers, Set<Due> due, Map<String, Settings> wishes, Instant now) {
        List<Waiting> unwanted = new ArrayList<>();
        Map<Due, List<Waiting>> wanted = new LinkedHashMap<>();
        long completeUpTo = corrections.completeUpTo();
        for (Waiting waiting : withoutErased(tables.waiting(walkers))) {
            Due lane = new Due(waiting.walkerId(), waiting.kind().lane());
            if (!due.contains(lane)) {
                continue;
            }
            if (wishesOf(wishes, waiting.walkerId()).of(waiting.kind()).inApp()) {
                wanted.computeIfAbsent(lane, ignored -> new ArrayList<>()).add(waiting);
            } else {
                unwanted.add(waiting);
            }
        }
        List<Letter> letters = new ArrayList<>();
        wanted.forEach((lane, intents) -> {
            NetCorrections.Net net = corrections.of(intents, completeUpTo);
            unwanted.addAll(net.untold());
            letters.addAll(inLane(lane.lane(), net.told(), now));
        });
        tables.suppress(unwanted);
        return letters;
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

    private static List<Letter> inLane(Lane lane, List<Waiting> intents, Instant now) {
        if (intents.isEmpty()) {
            return List.of();
        }
        return lane == Lane.SYNC
                ? List.of(Letter.of(intents, now))
                : intents.stream()
                        .map(intent -> Letter.of(List.of(intent), now))
                        .toList();
    }

    private void announce(List<Letter> letters, List<Long> ids, Map<String, Settings> wishes, Instant now) {
        List<Announced> announced = new ArrayList<>();
        for (int i = 0; i < letters.size(); i++) {
            letters.get(i).announced(ids.get(i)).ifPresent(announced::add);
        }
        if (!announced.isEmpty()) {
            channels.forEach(channel -> channel.announce(announced, wishes, now).forEach(errands::add));
        }
    }

    private static Settings wishesOf(Map<String, Settings> wishes, String walkerId) {
        return wishes.getOrDefault(walkerId, Settings.USUAL);
    }

    private record Told(int lanes, Set<String> walkers) {}
}
