package com.firewalker.query.leaderboard;

import com.firewalker.events.v1.WalkerErased;
import com.firewalker.events.v1.WalkerProfileChanged;
import com.firewalker.platform.ledger.LedgerHead;
import com.firewalker.platform.ledger.LedgerReader;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Follows the ledger on every instance and forgets the cached names of walkers who changed theirs. */
@Component
class NameChanges implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(NameChanges.class);
    private static final long PERIOD_MILLIS = 200;
    private static final int PAGE = 1000;
    private static final String STREAM = "walker/";
    private static final Set<String> TYPES = Set.of(
            WalkerProfileChanged.getDescriptor().getFullName(),
            WalkerErased.getDescriptor().getFullName());

    private final LedgerReader ledger;
    private final LedgerHead head;
    private final DirectoryNames names;
    private @Nullable ScheduledExecutorService clock;
    private long seen = -1;

    NameChanges(LedgerReader ledger, LedgerHead head, DirectoryNames names) {
        this.ledger = ledger;
        this.head = head;
        this.names = names;
    }

    @Override
    public void start() {
        clock = Executors.newSingleThreadScheduledExecutor(work -> {
            var thread = new Thread(work, "name-changes");
            thread.setDaemon(true);
            return thread;
        });
        var unused = clock.scheduleWithFixedDelay(this::look, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        if (clock != null) {
            clock.shutdownNow();
        }
        clock = null;
    }

    @Override
    public boolean isRunning() {
        return clock != null;
    }

    private void look() {
        try {
            long to = head.position();
            if (seen < 0) {
                seen = to;
            }
            while (seen < to) {
                seen = forget(seen, to);
            }
        } catch (RuntimeException e) {
            log.debug("changes of names are not read now: {}", e.getMessage());
        }
    }

    private long forget(long after, long to) {
        var changes = ledger.page(after, to, PAGE, TYPES);
        changes.forEach(change -> names.forget(change.streamId().substring(STREAM.length())));
        return changes.size() < PAGE ? to : changes.get(PAGE - 1).position();
    }
}
