package com.firewalker.query.rebuild.replay;

import com.firewalker.platform.ledger.store.Failure;
import java.util.concurrent.TimeUnit;

/** Does again what failed for a reason of the moment, a few times. */
public final class Retrying {

    private static final int MOST = 5;
    private static final long PAUSE_MILLIS = 50;

    private Retrying() {}

    public static void ofTheMoment(Runnable work) {
        for (int attempt = 1; ; attempt++) {
            try {
                work.run();
                return;
            } catch (RuntimeException e) {
                if (attempt == MOST || !Failure.isOfTheMoment(e)) {
                    throw e;
                }
                pause(attempt, e);
            }
        }
    }

    private static void pause(int attempt, RuntimeException reason) {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS << attempt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw reason;
        }
    }
}
