package com.firewalker.bench.grpc;

import com.firewalker.steps.v1.UploadResponse;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One stream's answers; lets only so many messages be under way. */
final class Answers implements StreamObserver<UploadResponse> {
    private final Semaphore room;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicInteger accepted = new AtomicInteger();
    private volatile @Nullable Throwable failure;

    Answers(int inFlight) {
        this.room = new Semaphore(inFlight);
    }

    void awaitRoom() throws InterruptedException {
        room.acquire();
        if (failure != null) {
            throw new IllegalStateException("the stream ended", failure);
        }
    }

    void awaitEnd() throws InterruptedException {
        ended.await();
        if (failure != null) {
            throw new IllegalStateException("the stream ended", failure);
        }
    }

    int accepted() {
        return accepted.get();
    }

    @Override
    public void onNext(UploadResponse response) {
        if (response.getResultsCount() == 1
                && response.getResults(0).getStatus().equals("accepted")) {
            accepted.incrementAndGet();
        }
        room.release();
    }

    @Override
    public void onError(Throwable reason) {
        failure = reason;
        room.release();
        ended.countDown();
    }

    @Override
    public void onCompleted() {
        ended.countDown();
    }
}
