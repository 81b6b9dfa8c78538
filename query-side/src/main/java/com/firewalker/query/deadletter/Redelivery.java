package com.firewalker.query.deadletter;

import com.firewalker.platform.ledger.Failure;
import com.firewalker.platform.ledger.LedgerReader;
import com.firewalker.query.view.Fact;
import com.firewalker.query.view.Projection;
import com.firewalker.query.view.ViewVersion;
import com.firewalker.query.view.ViewVersions;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Hands parked events to their projection again: a stream's letters in order, up to the first that fails. */
@Component
class Redelivery {

    /** How many letters were delivered, how many of the stream still wait, and why. */
    record Outcome(int delivered, int waiting, @Nullable String cause) {

        Outcome and(Outcome other) {
            return new Outcome(
                    delivered + other.delivered, waiting + other.waiting, cause == null ? other.cause : cause);
        }
    }

    private final DeadLetters letters;
    private final LedgerReader ledger;
    private final ViewVersions versions;
    private final Attempts attempts;
    private final TransactionTemplate transaction;

    Redelivery(
            DeadLetters letters,
            LedgerReader ledger,
            ViewVersions versions,
            Attempts attempts,
            PlatformTransactionManager transactions) {
        this.letters = letters;
        this.ledger = ledger;
        this.versions = versions;
        this.attempts = attempts;
        this.transaction = new TransactionTemplate(transactions);
    }

    Outcome retry(Projection projection, String streamId) {
        return Objects.requireNonNull(
                transaction.execute(status -> deliver(projection, lockLive(projection), streamId)));
    }

    /** Lets a letter go for good; what waited behind it is tried at once. */
    void drop(Projection projection, DeadLetter letter, String reason) {
        transaction.executeWithoutResult(status -> {
            var live = lockLive(projection);
            letters.drop(letter, reason);
            deliver(projection, live, letter.streamId());
        });
    }

    private ViewVersion lockLive(Projection projection) {
        return versions.lockLive(projection.view()).version();
    }

    private Outcome deliver(Projection projection, ViewVersion live, String streamId) {
        var waiting = letters.ofStream(projection.view().name(), streamId);
        int delivered = 0;
        for (var letter : waiting) {
            var facts = ledger.at(letter.position()).map(Fact::of).stream().toList();
            var failure = attempts.failureOf(() -> projection.applyPart(live, facts));
            if (failure != null) {
                letters.failedAgain(letter, Failure.words(failure));
                return new Outcome(delivered, waiting.size() - delivered, Failure.words(failure));
            }
            letters.delivered(letter);
            delivered++;
        }
        return new Outcome(delivered, 0, null);
    }

    Outcome retryAll(Projection projection) {
        return letters.parkedStreams(projection.view().name()).stream()
                .sorted()
                .map(streamId -> retry(projection, streamId))
                .reduce(new Outcome(0, 0, null), Outcome::and);
    }
}
