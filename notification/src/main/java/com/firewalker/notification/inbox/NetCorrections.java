package com.firewalker.notification.inbox;

import com.firewalker.notification.inbox.DigestTables.Waiting;
import com.firewalker.notification.intent.DayTotals;
import com.firewalker.notification.intent.Kind;
import com.firewalker.platform.ledger.follow.AppliedPositions;
import com.firewalker.platform.ledger.store.LedgerEvent;
import com.firewalker.platform.ledger.store.LedgerReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reduces the corrections that a digest would tell to one net change a day, and to nothing where no steps are missing in
 * the end (domain-rules.md 9.6).
 */
@Component
class NetCorrections {

    private static final String PROCESSOR = "day-corrected";
    private static final int STREAMS_AT_ONCE = 500;

    private final AppliedPositions applied;
    private final LedgerReader ledger;

    NetCorrections(AppliedPositions applied, LedgerReader ledger) {
        this.applied = applied;
        this.ledger = ledger;
    }

    /**
     * The ledger position up to which waiting intents are complete. Ask before reading them: a correction that is
     * recorded in between is then told later, and never twice.
     */
    long completeUpTo() {
        return applied.applied(PROCESSOR);
    }

    /** What is told, and what is not told because another intent stands for it or nothing is left to tell. */
    record Net(List<Waiting> told, List<Waiting> untold) {}

    Net of(List<Waiting> intents, long completeUpTo) {
        Map<String, List<Waiting>> days = new LinkedHashMap<>();
        Net net = new Net(new ArrayList<>(), new ArrayList<>());
        for (Waiting intent : intents) {
            if (intent.kind() == Kind.DAY_CORRECTED) {
                days.computeIfAbsent(stream(intent), stream -> new ArrayList<>())
                        .add(intent);
            } else {
                net.told().add(intent);
            }
        }
        Map<String, LedgerEvent> last = last(days.keySet(), completeUpTo);
        days.forEach((stream, corrections) -> reduce(corrections, last.get(stream), net));
        return net;
    }

    private Map<String, LedgerEvent> last(Collection<String> streams, long completeUpTo) {
        Map<String, LedgerEvent> last = new HashMap<>();
        List<String> all = List.copyOf(streams);
        for (int from = 0; from < all.size(); from += STREAMS_AT_ONCE) {
            ledger.lastOf(all.subList(from, Math.min(all.size(), from + STREAMS_AT_ONCE)), completeUpTo)
                    .forEach(event -> last.put(event.streamId(), event));
        }
        return last;
    }

    /** Corrections of one day in any order, and the day's last event where one is known. */
    static void reduce(List<Waiting> corrections, @Nullable LedgerEvent last, Net net) {
        corrections.sort(Comparator.comparing(NetCorrections::sequence));
        Waiting first = corrections.get(0);
        Waiting latest = corrections.get(corrections.size() - 1);
        int from = number(first, "from");
        int to = last != null && last.sequence() > sequence(latest)
                ? totalOf(last, number(latest, "to"))
                : number(latest, "to");
        if (to < from) {
            net.told().add(latest.saying(Map.of("date", latest.date(), "from", from, "to", to)));
            net.untold().addAll(corrections.subList(0, corrections.size() - 1));
        } else {
            net.untold().addAll(corrections);
        }
    }

    private static int totalOf(LedgerEvent event, int otherwise) {
        OptionalInt total = DayTotals.of(event);
        return total.orElse(otherwise);
    }

    private static int number(Waiting intent, String name) {
        return intent.values().get(name) instanceof Number number ? number.intValue() : 0;
    }

    private static String stream(Waiting intent) {
        return DayTotals.stream(intent.walkerId(), LocalDate.parse(intent.date()));
    }

    /** The key ends with the number of the event in its day's stream. */
    private static long sequence(Waiting intent) {
        return Long.parseLong(intent.key().substring(intent.key().lastIndexOf(':') + 1));
    }
}
