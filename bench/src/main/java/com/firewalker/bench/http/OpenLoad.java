package com.firewalker.bench.http;

import com.firewalker.bench.measure.Figure;
import com.firewalker.bench.measure.Measuring;
import com.firewalker.bench.measure.Percentiles;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongUnaryOperator;

/**
 * Uploads that come at a steady rate whether or not the last ones are answered. Times are taken from the moment a
 * request was due, so that a pause of the service counts for all who waited in it.
 */
public final class OpenLoad {
    private static final int CONNECTIONS = 64;
    private static final long SECOND = 1_000_000_000L;
    private static final int FIRST_DAY_BEFORE_TODAY = 60;

    private final UploadRequests requests;
    private final int port;
    private final LongUnaryOperator board;
    private final AtomicInteger days = new AtomicInteger(FIRST_DAY_BEFORE_TODAY);

    /** The board as a reader sees it: waits for a position, and says how far it is then. */
    public OpenLoad(UploadRequests requests, int port, LongUnaryOperator board) {
        this.requests = requests;
        this.port = port;
        this.board = board;
    }

    private record Acknowledged(long at, long position) {}

    /**
     * Milliseconds, as p50, p99 and p99.9, from due to acknowledged and from acknowledged to the board. Every call is
     * another day, so that each upload is new.
     */
    public List<Figure> latencies(int perSecond, int seconds) throws Exception {
        int uploads = Math.min(perSecond * seconds, requests.ofOneDay());
        List<HttpLoad> connections = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            connections.add(new HttpLoad(port));
        }
        LocalDate day = LocalDate.now(ZoneOffset.UTC).minusDays(days.getAndIncrement());
        AtomicInteger next = new AtomicInteger();
        Percentiles answered = new Percentiles(uploads);
        ConcurrentLinkedQueue<Acknowledged> watched = new ConcurrentLinkedQueue<>();
        Percentiles shown = new Percentiles(uploads);
        Thread watcher = new Thread(() -> watch(watched, shown), "board-watcher");
        watcher.start();
        long begin = System.nanoTime() + SECOND / 10;
        try {
            Measuring.onThreads(CONNECTIONS, CONNECTIONS, c -> {
                for (int i = next.getAndIncrement(); i < uploads; i = next.getAndIncrement()) {
                    long due = begin + i * SECOND / perSecond;
                    while (System.nanoTime() < due) {
                        LockSupport.parkNanos(due - System.nanoTime());
                    }
                    long position =
                            connections.get(c).post(requests.request(i, day)).position();
                    long now = System.nanoTime();
                    answered.add(now - due);
                    watched.add(new Acknowledged(now, position));
                }
            });
        } finally {
            watcher.join(TimeUnit.SECONDS.toMillis(10));
            watcher.interrupt();
        }
        for (HttpLoad connection : connections) {
            connection.close();
        }
        if (shown.count() != uploads) {
            throw new IllegalStateException(shown.count() + " of " + uploads + " uploads reached the board");
        }
        List<Figure> figures = new ArrayList<>();
        figures.addAll(answered.figures("latency", "due -> acknowledged"));
        figures.addAll(shown.figures("latency", "acknowledged -> on the board"));
        return figures;
    }

    private void watch(ConcurrentLinkedQueue<Acknowledged> watched, Percentiles shown) {
        long at = 0;
        while (!Thread.currentThread().isInterrupted() && !shown.full()) {
            Acknowledged upload = watched.poll();
            if (upload == null) {
                LockSupport.parkNanos(100_000);
                continue;
            }
            if (at < upload.position()) {
                at = board.applyAsLong(upload.position());
            }
            if (at >= upload.position()) {
                shown.add(Math.max(0, System.nanoTime() - upload.at()));
            }
        }
    }
}
