package com.firewalker.query.rebuild.replay;

import com.firewalker.query.view.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Gathers the facts of its walkers and writes them, batch after batch; what waits for it is bounded. */
final class FoldWorker implements Runnable {

    private static final int MOST_PARTS = 4;
    private static final int LOOK_MILLIS = 100;

    private final int worker;
    private final Replay.Fold fold;
    private final long from;
    private final AtomicReference<@Nullable Throwable> failure;
    private final BlockingQueue<Part> queue = new ArrayBlockingQueue<>(MOST_PARTS);
    private final ReplayMemory memory;
    private List<Fact> gathered = new ArrayList<>();
    private long gatheredBytes;

    /** @param failure of any worker: then all stop */
    FoldWorker(int worker, Replay.Fold fold, ReplayMemory memory, AtomicReference<@Nullable Throwable> failure) {
        this.worker = worker;
        this.fold = fold;
        this.memory = memory;
        this.from = fold.from().get(worker);
        this.failure = failure;
    }

    /** When what is gathered is written. */
    enum Then {
        GATHER,
        WRITE,
        END
    }

    /** Facts of a range of positions, complete up to its end; the bytes are counted in the memory until they are written. */
    record Part(List<Fact> facts, long bytes, long upTo, Then then) {}

    /** Waits while the worker has enough to do. */
    void put(Part part) throws InterruptedException {
        while (!queue.offer(part, LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            rethrow(failure);
        }
    }

    @Override
    public void run() {
        try {
            while (take(queue.take())) {
                rethrow(failure);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable e) {
            failure.compareAndSet(null, e);
        }
    }

    private boolean take(Part part) {
        part.facts().stream().filter(fact -> fact.position() > from).forEach(gathered::add);
        gatheredBytes += part.bytes();
        if (part.then() != Then.GATHER || gathered.size() >= fold.batch()) {
            fold.writer().write(worker, gathered, part.upTo());
            gathered = new ArrayList<>();
            memory.release(gatheredBytes);
            gatheredBytes = 0;
        }
        return part.then() != Then.END;
    }

    static void rethrow(AtomicReference<@Nullable Throwable> failure) {
        Throwable thrown = failure.get();
        if (thrown != null) {
            throw Replay.unchecked(thrown);
        }
    }
}
