package com.firewalker.bench.append;

import com.firewalker.bench.measure.Figure;
import com.firewalker.bench.measure.Measuring;
import com.firewalker.bench.peer.stock.UploadSteps;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.gateway.CommandGateway;

/** The same uploads through the stock gateway, from as many threads as served it best. */
public final class StockUploads {
    private static final int THREADS = 16;
    private static final long TEN_MINUTES = 600_000;

    private final CommandGateway gateway;
    private final Measuring measuring;
    private final AtomicInteger days = new AtomicInteger(FirewalkerUploads.FIRST_DAY);

    public StockUploads(CommandGateway gateway, Measuring measuring) {
        this.gateway = gateway;
        this.measuring = measuring;
    }

    public Figure rate(String name, int uploads) throws Exception {
        return measuring.rate("append", name, uploads, round -> {
            int day = days.getAndIncrement();
            Measuring.onThreads(THREADS, uploads, i -> gateway.sendAndWait(upload(i, day)));
        });
    }

    private static UploadSteps upload(int i, int day) {
        String walker = FirewalkerUploads.WALKERS[i % FirewalkerUploads.WALKERS.length];
        int n = i / FirewalkerUploads.WALKERS.length;
        long start = day * 86_400_000L + n % 140 * TEN_MINUTES;
        return new UploadSteps(
                "day/" + walker + "/" + day,
                walker,
                day,
                "pixel-9",
                "s" + n,
                1,
                start,
                start + TEN_MINUTES,
                100 + n % 50);
    }
}
