package com.firewalker.notification.inbox;

import com.firewalker.notification.inbox.DigestTables.Waiting;
import com.firewalker.notification.intent.Kind;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What becomes one entry; named after the first kind among its facts, dates ascending within a kind. */
record NewEntry(String walkerId, Kind kind, List<Waiting> intents, Instant createdAt) {

    static NewEntry of(List<Waiting> intents, Instant now) {
        List<Waiting> ordered = intents.stream()
                .sorted(Comparator.comparing(Waiting::kind)
                        .thenComparing(Waiting::date)
                        .thenComparing(Waiting::id))
                .toList();
        Waiting lead = ordered.get(0);
        return new NewEntry(lead.walkerId(), lead.kind(), ordered, now);
    }

    /** What other channels may say of it; empty where all of it stays in the inbox (domain-rules.md 9.2, 9.4). */
    Optional<DeliverableEntry> deliverable(long seq) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        Instant until = createdAt;
        for (Waiting intent : intents) {
            Instant pushUntil = intent.pushUntil();
            if (pushUntil != null && pushUntil.isAfter(createdAt)) {
                kinds.add(intent.kind());
                until = pushUntil.isAfter(until) ? pushUntil : until;
            }
        }
        return kinds.isEmpty() ? Optional.empty() : Optional.of(new DeliverableEntry(walkerId, seq, kinds, until));
    }
}
