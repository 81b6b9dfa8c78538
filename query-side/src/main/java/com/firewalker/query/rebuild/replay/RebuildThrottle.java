package com.firewalker.query.rebuild.replay;

import com.firewalker.platform.ledger.store.LedgerHead;
import com.firewalker.query.view.View;
import com.firewalker.query.view.ViewVersions;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Lets live traffic pass first: a rebuild waits while the live view is behind, and keeps to its rate. */
@Component
public class RebuildThrottle {

    private static final long LOOK_MILLIS = 50;
    private static final long LONGEST_MILLIS = 2_000;

    private final LedgerHead head;
    private final ViewVersions versions;
    private final RebuildSettings settings;

    RebuildThrottle(LedgerHead head, ViewVersions versions, RebuildSettings settings) {
        this.head = head;
        this.versions = versions;
        this.settings = settings;
    }

    /** Before so many events are written: waits while the live view catches up, but never for ever. */
    public void pass(View view, int events) throws InterruptedException {
        long waited = 0;
        while (waited < LONGEST_MILLIS && behind(view) > settings.yieldBehind()) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            waited += LOOK_MILLIS;
        }
        if (settings.eventsPerSecond() > 0) {
            TimeUnit.MILLISECONDS.sleep(1000L * events / settings.eventsPerSecond());
        }
    }

    /** The same for those that cannot be interrupted: they fail instead. */
    public void passOrStop(View view, int events) {
        try {
            pass(view, events);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private long behind(View view) {
        return head.position() - versions.live(view).position();
    }
}
