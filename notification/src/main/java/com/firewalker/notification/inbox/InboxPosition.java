package com.firewalker.notification.inbox;

import com.firewalker.platform.ledger.follow.AppliedPositions;
import com.firewalker.platform.web.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.axonframework.config.EventProcessingConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Up to which ledger position inboxes are complete: every process of this service has handled the events up to here, and
 * what a walker is told at once is told. What a digest gathers follows when its time is over, and what a view has to be
 * asked for follows its answer. Errors: 503 {@code view-behind}. Source: api.md 1, 9.
 */
@Component
class InboxPosition {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final EventProcessingConfiguration processors;
    private final AppliedPositions applied;
    private final DigestTables digests;

    InboxPosition(EventProcessingConfiguration processors, AppliedPositions applied, DigestTables digests) {
        this.processors = processors;
        this.applied = applied;
        this.digests = digests;
    }

    /** Read it in the transaction that reads the inbox, before the entries. */
    long applied() {
        return applied.appliedByAll(names());
    }

    /** Returns when the walker's inbox is complete up to the position; refuses after two seconds. */
    void await(String walkerId, @Nullable Long position) {
        if (position == null) {
            return;
        }
        long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
        for (String processor : names()) {
            Duration left = Duration.ofNanos(deadline - System.nanoTime());
            if (!applied.await(processor, position, left)) {
                throw behind();
            }
        }
        while (digests.tellsSoon(walkerId, Instant.now())) {
            if (System.nanoTime() > deadline) {
                throw behind();
            }
            rest();
        }
    }

    private Set<String> names() {
        return processors.eventProcessors().keySet();
    }

    private static void rest() {
        try {
            Thread.sleep(LOOK_AGAIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.unavailable("The service is stopping");
        }
    }

    private static Refusal behind() {
        return new Refusal(
                503,
                "view-behind",
                "The inbox is not complete up to that position yet",
                List.of(),
                Duration.ofSeconds(1));
    }
}
