package com.firewalker.query.rebuild;

import com.firewalker.platform.ledger.LedgerEvent;
import com.firewalker.platform.ledger.LedgerReader;
import com.firewalker.query.view.Fact;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads position ranges in parallel and hands every walker's events, in order, to that walker's worker, which folds
 * them in memory and writes them at once. What is in memory is bounded: ranges read ahead, parts that wait, batches.
 */
final class Replay implements AutoCloseable {

    /** Writes what a worker has gathered: its walkers' facts, complete up to a position. */
    interface Writer {
        void write(int worker, List<Fact> facts, long upTo);
    }

    private static final int QUEUE = 4;
    private static final int PATIENCE_MILLIS = 100;

    private final LedgerReader ledger;
    private final Division division;
    private final Set<Long> leftOut;
    private final ExecutorService readers;
    private final ExecutorService workers;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /**
     * Who does how much: threads that read, threads that fold, positions of a range, events of a worker's batch. What
     * comes out depends on none of them.
     */
    record Division(int readers, int workers, int window, int batch) {}

    Replay(LedgerReader ledger, Division division, Set<Long> leftOut) {
        this.ledger = ledger;
        this.division = division;
        this.leftOut = Set.copyOf(leftOut);
        this.readers = threads(division.readers(), "rebuild-reader");
        this.workers = threads(division.workers(), "rebuild-worker");
    }

    private static ExecutorService threads(int count, String name) {
        return Executors.newFixedThreadPool(count, work -> {
            var thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Positions in (from[worker], to]; {@code handed} hears how far the ledger has been read. */
    void run(List<Long> from, long to, Writer writer, LongConsumer handed) throws InterruptedException {
        var lanes = new ArrayList<Lane>();
        for (int worker = 0; worker < from.size(); worker++) {
            lanes.add(new Lane(worker, from.get(worker), writer));
        }
        var running = lanes.stream().<Future<?>>map(workers::submit).toList();
        long start = from.stream().mapToLong(Long::longValue).min().orElse(to);
        feed(lanes, start, to, handed);
        for (var lane : lanes) {
            lane.put(new Part(List.of(), to, true));
        }
        for (var one : running) {
            await(one);
        }
        rethrow();
    }

    private void feed(List<Lane> lanes, long start, long to, LongConsumer handed) throws InterruptedException {
        Deque<Range> ahead = new ArrayDeque<>();
        long next = start;
        while (next < to || !ahead.isEmpty()) {
            while (next < to && ahead.size() < 2 * division.readers()) {
                long after = next;
                long upTo = Math.min(to, after + division.window());
                ahead.add(new Range(upTo, readers.submit(() -> read(after, upTo))));
                next = upTo;
            }
            var range = ahead.remove();
            distribute(range, lanes);
            handed.accept(range.upTo());
        }
    }

    private List<LedgerEvent> read(long after, long upTo) {
        return ledger.page(after, upTo, division.window(), Set.of()).stream()
                .filter(event -> !leftOut.contains(event.position()))
                .toList();
    }

    private void distribute(Range range, List<Lane> lanes) throws InterruptedException {
        var parts = new ArrayList<List<Fact>>();
        lanes.forEach(lane -> parts.add(new ArrayList<>()));
        for (var event : get(range.events())) {
            parts.get(Math.floorMod(Streams.owner(event.streamId()).hashCode(), lanes.size()))
                    .add(Streams.fact(event));
        }
        for (int worker = 0; worker < parts.size(); worker++) {
            lanes.get(worker).put(new Part(parts.get(worker), range.upTo(), false));
        }
    }

    private static <T> T get(Future<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw unchecked(e.getCause());
        }
    }

    private static void await(Future<?> future) throws InterruptedException {
        try {
            future.get();
        } catch (ExecutionException e) {
            throw unchecked(e.getCause());
        }
    }

    private void rethrow() {
        var thrown = failure.get();
        if (thrown != null) {
            throw unchecked(thrown);
        }
    }

    private static RuntimeException unchecked(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException runtime ? runtime : new IllegalStateException(cause);
    }

    @Override
    public void close() {
        readers.shutdownNow();
        workers.shutdownNow();
        boolean interrupted = false;
        for (var pool : List.of(readers, workers)) {
            boolean ended = false;
            while (!ended) {
                try {
                    ended = pool.awaitTermination(1, TimeUnit.MINUTES);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private record Range(long upTo, Future<List<LedgerEvent>> events) {}

    private record Part(List<Fact> facts, long upTo, boolean last) {}

    /** One worker's queue and what it has gathered. */
    private final class Lane implements Runnable {

        private final int worker;
        private final long from;
        private final Writer writer;
        private final BlockingQueue<Part> queue = new ArrayBlockingQueue<>(QUEUE);
        private List<Fact> gathered = new ArrayList<>();

        Lane(int worker, long from, Writer writer) {
            this.worker = worker;
            this.from = from;
            this.writer = writer;
        }

        void put(Part part) throws InterruptedException {
            while (!queue.offer(part, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                rethrow();
            }
        }

        @Override
        public void run() {
            try {
                while (take(queue.take())) {
                    rethrow();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Throwable e) {
                failure.compareAndSet(null, e);
            }
        }

        private boolean take(Part part) {
            part.facts().stream().filter(fact -> fact.position() > from).forEach(gathered::add);
            if (part.last() || gathered.size() >= division.batch()) {
                writer.write(worker, gathered, part.upTo());
                gathered = new ArrayList<>();
            }
            return !part.last();
        }
    }
}
