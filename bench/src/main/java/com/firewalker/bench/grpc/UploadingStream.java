package com.firewalker.bench.grpc;

import com.firewalker.steps.v1.StepIngestGrpc.StepIngestStub;
import com.firewalker.steps.v1.UploadRequest;
import com.firewalker.steps.v1.UploadResponse;
import io.grpc.stub.StreamObserver;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;

/** One stream with a fixed number of messages under way: each answer brings the next message, no thread waits. */
final class UploadingStream implements StreamObserver<UploadResponse> {
    private final StreamObserver<UploadRequest> requests;
    private final Iterator<UploadRequest> messages;
    private final CompletableFuture<Integer> accepted = new CompletableFuture<>();
    private int taken;
    private boolean ended;

    private UploadingStream(StepIngestStub stub, Iterator<UploadRequest> messages) {
        this.requests = stub.uploadStream(this);
        this.messages = messages;
    }

    /** How many samples were accepted, once everything is answered. */
    static CompletableFuture<Integer> send(StepIngestStub stub, Iterator<UploadRequest> messages, int underWay) {
        UploadingStream stream = new UploadingStream(stub, messages);
        for (int i = 0; i < underWay; i++) {
            stream.sendNext();
        }
        return stream.accepted;
    }

    private synchronized void sendNext() {
        if (messages.hasNext()) {
            requests.onNext(messages.next());
        } else if (!ended) {
            ended = true;
            requests.onCompleted();
        }
    }

    @Override
    public void onNext(UploadResponse response) {
        if (response.getResultsCount() == 1
                && response.getResults(0).getStatus().equals("accepted")) {
            taken++;
        }
        sendNext();
    }

    @Override
    public void onError(Throwable reason) {
        accepted.completeExceptionally(reason);
    }

    @Override
    public void onCompleted() {
        accepted.complete(taken);
    }
}
