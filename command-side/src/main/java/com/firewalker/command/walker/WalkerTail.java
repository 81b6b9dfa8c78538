package com.firewalker.command.walker;

import com.firewalker.events.v1.DailyGoalSet;
import com.firewalker.events.v1.DeviceKindSet;
import com.firewalker.events.v1.DevicePreferenceSet;
import com.firewalker.events.v1.WalkerErased;
import com.firewalker.events.v1.WalkerRegistered;
import com.firewalker.events.v1.WalkerZoneChanged;
import com.firewalker.events.v1.WalkerZoneModeChosen;
import com.firewalker.events.v1.WalkerZonesStated;
import com.firewalker.platform.ledger.store.LedgerEvent;
import com.firewalker.platform.ledger.store.LedgerHead;
import com.firewalker.platform.ledger.store.LedgerPage;
import com.firewalker.platform.ledger.store.LedgerReader;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Follows the ledger for changes to walkers, whichever node made them, and says how current it is. It looks five times a
 * second while it is asked, and once in five seconds while nobody wants to know.
 */
@Component
class WalkerTail implements SmartLifecycle {

    static final Set<String> TYPES = Set.of(
            WalkerRegistered.getDescriptor().getFullName(),
            WalkerZoneChanged.getDescriptor().getFullName(),
            WalkerZonesStated.getDescriptor().getFullName(),
            WalkerZoneModeChosen.getDescriptor().getFullName(),
            DeviceKindSet.getDescriptor().getFullName(),
            DailyGoalSet.getDescriptor().getFullName(),
            DevicePreferenceSet.getDescriptor().getFullName(),
            WalkerErased.getDescriptor().getFullName());

    private static final Logger log = LoggerFactory.getLogger(WalkerTail.class);
    private static final int PAGE = 1000;
    private static final long EVERY_MILLIS = 200;
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long ASKED_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long REST_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final LedgerReader ledger;
    private final LedgerHead head;
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(new CustomizableThreadFactory("walker-tail-"));
    private volatile long freshUntilNanos = System.nanoTime();
    private volatile long askedNanos = System.nanoTime() - ASKED_NANOS;
    private volatile long lookedNanos = System.nanoTime();
    private volatile boolean running;
    private volatile long position;

    WalkerTail(LedgerReader ledger, LedgerHead head) {
        this.ledger = ledger;
        this.head = head;
    }

    /** Calls with the stream of every walker that changed. */
    void tell(Consumer<String> listener) {
        listeners.add(listener);
    }

    /** True where everything that was committed a second ago has been told; whoever asks keeps it so for a while. */
    boolean isFresh() {
        long now = System.nanoTime();
        boolean rested = now - askedNanos > ASKED_NANOS;
        askedNanos = now;
        if (rested && running && !isFreshNow()) {
            tryCatchUp();
        }
        return isFreshNow();
    }

    private boolean isFreshNow() {
        return System.nanoTime() - freshUntilNanos < 0;
    }

    /** True where every change up to this position has been told. */
    boolean hasTold(long asked) {
        return asked <= position;
    }

    private void poll() {
        long now = System.nanoTime();
        if (now - askedNanos > ASKED_NANOS && now - lookedNanos < REST_NANOS) {
            return;
        }
        tryCatchUp();
    }

    private void tryCatchUp() {
        try {
            catchUp();
        } catch (RuntimeException e) {
            log.warn("changes to walkers cannot be followed: {}", e.getMessage());
        }
    }

    private synchronized void catchUp() {
        long began = System.nanoTime();
        lookedNanos = began;
        long end = head.position();
        while (position < end) {
            LedgerPage page = ledger.next(position, end, PAGE, TYPES);
            page.events().stream().map(LedgerEvent::streamId).forEach(this::changed);
            position = page.reached();
        }
        freshUntilNanos = began + FRESH_NANOS;
    }

    private void changed(String stream) {
        listeners.forEach(listener -> listener.accept(stream));
    }

    @Override
    public synchronized void start() {
        position = head.position();
        freshUntilNanos = System.nanoTime() + FRESH_NANOS;
        running = true;
        ScheduledFuture<?> unused =
                clock.scheduleWithFixedDelay(this::poll, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = false;
        clock.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before anything asks. */
    @Override
    public int getPhase() {
        return 0;
    }
}
