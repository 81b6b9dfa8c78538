package com.firewalker.platform.ledger.lane;

import com.firewalker.platform.ledger.store.Sequences;
import java.util.concurrent.CompletableFuture;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.jspecify.annotations.Nullable;

/** A command in a lane, and what has become of it so far. Touched by its lane's thread only, but for the answer. */
final class PendingCommand {
    private final CommandMessage<?> message;
    private final String streamId;
    private final CompletableFuture<Committed<@Nullable Object>> answer = new CompletableFuture<>();
    private @Nullable Object result;
    private @Nullable Throwable failure;
    private int eventsSoFar;
    private final long sinceNanos = System.nanoTime();

    PendingCommand(CommandMessage<?> message, String streamId) {
        this.message = message;
        this.streamId = streamId;
    }

    CommandMessage<?> message() {
        return message;
    }

    long sinceNanos() {
        return sinceNanos;
    }

    String streamId() {
        return streamId;
    }

    String owner() {
        return Sequences.ownerOf(streamId);
    }

    CompletableFuture<Committed<@Nullable Object>> answer() {
        return answer;
    }

    void ran(CommandResultMessage<?> outcome, int eventsSoFarInGroup) {
        boolean failed = outcome.isExceptional();
        failure = failed ? outcome.exceptionResult() : null;
        result = failed ? null : outcome.getPayload();
        eventsSoFar = eventsSoFarInGroup;
    }

    void ended(@Nullable Throwable cause) {
        failure = cause;
    }

    @Nullable Throwable failure() {
        return failure;
    }

    /** Answers, once it is decided where the group's events stand. */
    void answer(long positionBeforeGroup) {
        if (failure == null) {
            answer.complete(committedAfter(positionBeforeGroup));
        } else {
            answer.completeExceptionally(failure);
        }
    }

    Committed<@Nullable Object> committedAfter(long positionBeforeGroup) {
        return new Committed<>(result, positionBeforeGroup + eventsSoFar);
    }
}
