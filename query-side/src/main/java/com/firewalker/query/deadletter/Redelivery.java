package com.firewalker.query.deadletter;

import com.firewalker.platform.ledger.store.Failure;
import com.firewalker.platform.ledger.store.LedgerReader;
import com.firewalker.query.view.Fact;
import com.firewalker.query.view.Projection;
import com.firewalker.query.view.ViewVersion;
import com.firewalker.query.view.ViewVersions;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Hands parked events to their projection again: those that wait for each other in order, up to the first that fails. */
@Component
class Redelivery {

    /**
     * How many letters were delivered, how many of these changed no row (the view leaves them out or knows newer facts),
     * how many still wait, and why.
     */
    @Schema(name = "RetriedLetters")
    record Outcome(
            int delivered,
            int unchanged,
            int waiting,
            @Nullable String cause) {

        static final Outcome NONE = new Outcome(0, 0, 0, null);

        Outcome and(Outcome other) {
            return new Outcome(
                    delivered + other.delivered,
                    unchanged + other.unchanged,
                    waiting + other.waiting,
                    cause == null ? other.cause : cause);
        }
    }

    private final DeadLetters letters;
    private final LedgerReader ledger;
    private final ViewVersions versions;
    private final Attempts attempts;
    private final OwnedRows rows;
    private final TransactionTemplate transaction;

    Redelivery(
            DeadLetters letters,
            LedgerReader ledger,
            ViewVersions versions,
            Attempts attempts,
            OwnedRows rows,
            PlatformTransactionManager transactions) {
        this.letters = letters;
        this.ledger = ledger;
        this.versions = versions;
        this.attempts = attempts;
        this.rows = rows;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @param key under which the letters wait for each other */
    Outcome retry(Projection projection, String key) {
        return Objects.requireNonNull(transaction.execute(status -> deliver(projection, lockLive(projection), key)));
    }

    /** Lets a letter go for good; what waited behind it is tried at once. */
    void drop(Projection projection, DeadLetter letter, String reason) {
        transaction.executeWithoutResult(status -> {
            ViewVersion live = lockLive(projection);
            letters.drop(letter, reason);
            deliver(projection, live, letter.parkedWith());
        });
    }

    private ViewVersion lockLive(Projection projection) {
        return versions.lockLive(projection.view()).version();
    }

    private Outcome deliver(Projection projection, ViewVersion live, String key) {
        List<DeadLetter> waiting = letters.parkedWith(projection.view().name(), key);
        int delivered = 0;
        int unchanged = 0;
        for (DeadLetter letter : waiting) {
            List<Map<String, Object>> before = rows.of(projection.view(), live, letter.streamId());
            RuntimeException failure = attempt(projection, live, letter);
            if (failure != null) {
                String cause = Failure.words(failure);
                letters.failedAgain(letter, cause);
                return new Outcome(delivered, unchanged, waiting.size() - delivered, cause);
            }
            letters.delivered(letter);
            delivered++;
            unchanged += before.equals(rows.of(projection.view(), live, letter.streamId())) ? 1 : 0;
        }
        return new Outcome(delivered, unchanged, 0, null);
    }

    private @Nullable RuntimeException attempt(Projection projection, ViewVersion live, DeadLetter letter) {
        List<Fact> facts = ledger.at(letter.position()).map(Fact::of).stream().toList();
        return attempts.failureOf(() -> projection.applyPart(live, facts));
    }

    Outcome retryAll(Projection projection) {
        return letters.parkedKeys(projection.view().name()).stream()
                .sorted()
                .map(key -> retry(projection, key))
                .reduce(Outcome.NONE, Outcome::and);
    }
}
