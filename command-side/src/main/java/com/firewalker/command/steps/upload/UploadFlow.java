package com.firewalker.command.steps.upload;

import com.firewalker.platform.web.Refusal;
import com.firewalker.steps.v1.UploadRequest;
import com.firewalker.steps.v1.UploadResponse;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client's stream of uploads: a bounded number under way, each answered when it is done, in any order. More
 * are asked for only when some are answered and the client keeps up with reading. A failed message never ends the stream.
 */
final class UploadFlow implements StreamObserver<UploadRequest> {

    static final int UNDER_WAY = 64;

    /** Every asking wakes the transport: answers come in groups, so the next messages are asked for in groups too. */
    private static final int AT_ONCE = UNDER_WAY / 4;

    private static final Logger log = LoggerFactory.getLogger(UploadFlow.class);

    private final ServerCallStreamObserver<UploadResponse> answers;
    private final Function<UploadRequest, CompletableFuture<UploadResponse>> take;
    private int open;
    private int owed;
    private boolean ended;

    UploadFlow(
            ServerCallStreamObserver<UploadResponse> answers,
            Function<UploadRequest, CompletableFuture<UploadResponse>> take) {
        this.answers = answers;
        this.take = take;
        answers.disableAutoRequest();
        answers.setOnReadyHandler(this::askForMore);
        answers.setOnCancelHandler(() -> log.debug("a client left its stream of uploads"));
        answers.request(UNDER_WAY);
    }

    @Override
    public void onNext(UploadRequest request) {
        synchronized (this) {
            open++;
        }
        CompletableFuture<Void> unused = take.apply(request)
                .exceptionally(failure -> UploadMessages.refused(request, refusal(failure)))
                .thenAccept(this::answer);
    }

    private synchronized void answer(UploadResponse response) {
        open--;
        if (answers.isCancelled()) {
            return;
        }
        answers.onNext(response);
        owed++;
        if (answers.isReady() && (owed >= AT_ONCE || open == 0)) {
            askForMore();
        }
        endWhenDone();
    }

    private synchronized void askForMore() {
        if (owed == 0 || answers.isCancelled()) {
            return;
        }
        answers.request(owed);
        owed = 0;
    }

    @Override
    public void onError(Throwable failure) {
        log.debug("a stream of uploads broke off", failure);
    }

    @Override
    public synchronized void onCompleted() {
        ended = true;
        endWhenDone();
    }

    private void endWhenDone() {
        if (ended && open == 0 && !answers.isCancelled()) {
            answers.onCompleted();
        }
    }

    private static Refusal refusal(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof Refusal refusal) {
            return refusal;
        }
        log.error("Unexpected failure of an upload", cause);
        return Refusal.unavailable("This upload could not be taken; it is safe to repeat");
    }
}
