package com.firewalker.platform.ledger.follow;

import com.firewalker.platform.ledger.store.Checkpoint;
import com.firewalker.platform.ledger.store.LedgerEvent;
import com.firewalker.platform.ledger.store.LedgerHead;
import com.firewalker.platform.ledger.store.LedgerReader;
import com.firewalker.platform.ledger.store.LedgerRows;
import com.firewalker.platform.ledger.store.LedgerSpan;
import com.firewalker.platform.ledger.store.LedgerTokens;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.json.JacksonSerializer;
import org.jspecify.annotations.Nullable;

/**
 * A following processor's work on the caller's thread, in the order in which Axon's does it: claim, read, begin, note
 * the token, handle, commit.
 */
public final class SimulatedReader {

    private static final Serializer SERIALIZER = JacksonSerializer.defaultSerializer();
    private static final Duration CLAIM = Duration.ofSeconds(10);

    private final String name;
    private final LedgerTokenStore tokens;
    private final RecentEventCache recent;
    private final TransactionManager transactions;
    private final BiConsumer<EventMessage<?>, UnitOfWork<?>> handler;
    private @Nullable Checkpoint at;

    public SimulatedReader(
            String name,
            String node,
            DataSource mysql,
            LedgerReader ledger,
            LedgerHead head,
            TransactionManager transactions,
            BiConsumer<EventMessage<?>, UnitOfWork<?>> handler) {
        this.name = name;
        this.tokens = new LedgerTokenStore(mysql, SERIALIZER, node, CLAIM, head, new ReaderHealth());
        this.recent = new RecentEventCache(ledger);
        this.transactions = transactions;
        this.handler = handler;
    }

    /** Where the reader stands in its stream; empty where it reads nothing. */
    public @Nullable Checkpoint at() {
        return at;
    }

    /** Claims what nobody holds, or what its holder has left alone for too long. */
    public void claim() {
        TrackingToken token = transactions.fetchInTransaction(() -> {
            if (tokens.fetchSegments(name).length == 0) {
                tokens.initializeTokenSegments(name, 1, new GlobalSequenceTrackingToken(0));
            }
            return tokens.fetchToken(name, 0);
        });
        at = new Checkpoint(LedgerTokens.position(token), null);
    }

    /** Ends the stream; the claim stays until it is too old. */
    public void stop() {
        at = null;
        recent.forget();
    }

    public void keepClaim() {
        transactions.executeInTransaction(() -> tokens.extendClaim(name, 0));
    }

    /** Handles the next batch of (position, upTo]; after a failure it has to claim again. */
    public void batch(long upTo, int atMost) {
        Checkpoint from = at;
        if (from == null) {
            throw new IllegalStateException("nothing is claimed");
        }
        at = null;
        LedgerSpan span = recent.next(from, upTo, atMost);
        List<LedgerEvent> events =
                span.rows().stream().map(LedgerRows.Row::event).toList();
        long end = span.reached().position();
        handle(LedgerTokens.at(end, new EventBatch(events, from.position(), end)));
        at = span.reached();
    }

    /** Handles the next events of (position, upTo] one by one in one transaction, as sagas get them. */
    public void events(long upTo, int atMost) {
        Checkpoint from = at;
        if (from == null) {
            throw new IllegalStateException("nothing is claimed");
        }
        at = null;
        LedgerSpan span = recent.next(from, upTo, atMost);
        handle(span.rows().stream()
                .<TrackedEventMessage<?>>map(LedgerTokens::tracked)
                .toArray(TrackedEventMessage<?>[]::new));
        at = span.reached();
    }

    private void handle(TrackedEventMessage<?>... messages) {
        TrackedEventMessage<?> last = messages[messages.length - 1];
        DefaultUnitOfWork<EventMessage<?>> batch = new DefaultUnitOfWork<>(last);
        batch.start();
        batch.attachTransaction(transactions);
        batch.onPrepareCommit(unit -> tokens.storeToken(last.trackingToken(), name, 0));
        ResultMessage<?> result = batch.executeWithResult(() -> {
            for (TrackedEventMessage<?> message : messages) {
                BatchProgress.reached(batch, message, position -> {});
                handler.accept(message, batch);
            }
            return null;
        });
        if (result.isExceptional()) {
            throw new ReadingFailed(result.exceptionResult());
        }
    }

    /** What a batch failed of; it is tried again from the token. */
    public static final class ReadingFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ReadingFailed(Throwable cause) {
            super(cause);
        }
    }
}
