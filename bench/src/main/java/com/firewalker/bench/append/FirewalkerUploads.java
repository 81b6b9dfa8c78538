package com.firewalker.bench.append;

import com.firewalker.bench.measure.Figure;
import com.firewalker.bench.measure.Measuring;
import com.firewalker.bench.measure.Walkers;
import com.firewalker.command.steps.BenchUploads;
import com.firewalker.platform.ledger.lane.Commands;
import com.firewalker.platform.ledger.lane.Committed;
import com.firewalker.platform.ledger.store.LedgerHead;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Uploads through the command gateway: many walkers, many in flight, one sample each. */
public final class FirewalkerUploads {
    static final String[] WALKERS = Walkers.ids(1_000);
    static final int FIRST_DAY = 20_000;
    private static final int IN_FLIGHT = 512;

    private final Commands commands;
    private final LedgerHead head;
    private final Measuring measuring;
    private final AtomicInteger days = new AtomicInteger(FIRST_DAY);

    public FirewalkerUploads(Commands commands, LedgerHead head, Measuring measuring) {
        this.commands = commands;
        this.head = head;
        this.measuring = measuring;
    }

    /** Each upload becomes one event; fails where an event is missing. */
    public Figure rate(String name, int uploads) throws Exception {
        return measuring.rate("append", name, uploads, round -> {
            long before = head.position();
            round(uploads);
            if (head.position() - before < uploads) {
                throw new IllegalStateException(head.position() - before + " events of " + uploads + " uploads");
            }
        });
    }

    /** Every round is another day, so that no round finds what the last one left. */
    private void round(int uploads) throws Exception {
        int day = days.getAndIncrement();
        Semaphore free = new Semaphore(IN_FLIGHT);
        CountDownLatch answered = new CountDownLatch(uploads);
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        for (int i = 0; i < uploads; i++) {
            free.acquire();
            CompletableFuture<Committed<Object>> unused = commands.send(
                            BenchUploads.upload(WALKERS[i % WALKERS.length], day, i / WALKERS.length))
                    .whenComplete((answer, refusal) -> {
                        failure.compareAndSet(null, refusal);
                        free.release();
                        answered.countDown();
                    });
        }
        answered.await();
        if (failure.get() != null) {
            throw new IllegalStateException("an upload failed", failure.get());
        }
    }
}
