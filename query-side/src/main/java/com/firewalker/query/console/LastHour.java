package com.firewalker.query.console;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import org.springframework.stereotype.Component;

/** How far the ledger went and how far everything was behind it, as this instance saw it since it started. */
@Component
class LastHour {

    static final Duration BETWEEN = Duration.ofSeconds(15);
    static final int MOST = 240;

    private static final int A_MINUTE = 4;

    private final Deque<Sample> samples = new ArrayDeque<>();

    /** @param lag events behind, by name; whose lag is not known is left out */
    record Sample(Instant at, long head, SortedMap<String, Long> lag) {}

    /** The oldest first. */
    record History(List<Sample> samples) {}

    synchronized void remember(Sample sample) {
        samples.addLast(sample);
        while (samples.size() > MOST) {
            samples.removeFirst();
        }
    }

    synchronized History history() {
        return new History(List.copyOf(samples));
    }

    /** How fast the ledger has grown in about the last minute; 0 where nothing is known yet. */
    synchronized double eventsPerSecond(Instant now, long head) {
        return samples.stream()
                .skip(Math.max(0, samples.size() - A_MINUTE))
                .findFirst()
                .map(since -> rate(since, now, head))
                .orElse(0.0);
    }

    private static double rate(Sample since, Instant now, long head) {
        double seconds = Math.max(1, Duration.between(since.at(), now).toMillis() / 1e3);
        return Math.max(0, head - since.head()) / seconds;
    }
}
