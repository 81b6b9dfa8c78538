package com.firewalker.bench.simulator;

import com.firewalker.platform.ledger.follow.SimulatedReader.ReadingFailed;
import com.firewalker.platform.ledger.store.Failure;
import com.firewalker.platform.web.Refusal;
import java.util.concurrent.CompletionException;

/** What can become of work in a simulated world. */
final class Failures {

    private Failures() {}

    /** The program stops here; nothing that it did not commit is left. */
    static final class NodeDown extends Error {
        private static final long serialVersionUID = 1L;

        NodeDown() {
            super("the node is down", null, false, false);
        }
    }

    static RuntimeException unchecked(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException e ? e : new IllegalStateException(failure);
    }

    static Throwable cause(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ReadingFailed) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** For a history: without what differs from run to run. */
    static String words(Throwable failure) {
        Throwable cause = cause(failure);
        return cause instanceof Refusal refusal
                ? refusal.code()
                : cause.getClass().getSimpleName();
    }

    static boolean isNodeDown(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof NodeDown) {
                return true;
            }
        }
        return false;
    }

    /** A refusal that is the same however often it is asked: nothing happened. */
    static boolean isFinal(Throwable failure) {
        return cause(failure) instanceof Refusal refusal && refusal.status() < 500;
    }

    /** Refusals, stores that fail, locks, claims of others. */
    static boolean isExpected(Throwable failure) {
        return isNodeDown(failure)
                || Failure.isOfTheMoment(failure)
                || cause(failure) instanceof Refusal
                || cause(failure).getClass().getSimpleName().equals("WalkerRefused")
                || cause(failure).getClass().getSimpleName().equals("ConcurrencyException");
    }
}
