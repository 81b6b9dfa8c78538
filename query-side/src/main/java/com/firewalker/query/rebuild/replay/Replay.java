package com.firewalker.query.rebuild.replay;

import com.firewalker.platform.ledger.store.LedgerPage;
import com.firewalker.platform.ledger.store.LedgerReader;
import com.firewalker.query.view.Fact;
import com.firewalker.query.view.Streams;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads position ranges in parallel, once for all folds, and hands every walker's events, in order, to that walker's
 * worker of each fold, which folds them in memory and writes them at once. What is in memory is bounded in bytes: ranges
 * read ahead, parts that wait, batches.
 */
public final class Replay implements AutoCloseable {

    /** Writes what a worker has gathered: its walkers' facts, complete up to a position. */
    public interface Writer {
        void write(int worker, List<Fact> facts, long upTo);
    }

    private static final int LOOK_MILLIS = 5;

    private final LedgerReader ledger;
    private final Reading reading;
    private final Set<Long> leftOut;
    private final ExecutorService readers;
    private final ExecutorService workers = Executors.newCachedThreadPool(work -> thread(work, "rebuild-worker"));
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final ReplayMemory memory = new ReplayMemory();

    /** Threads that read, and positions of a range, fewer where events are large. What comes out depends on neither. */
    public record Reading(int threads, int window) {}

    /**
     * One fold of what is read. What comes out depends on neither its workers' number nor their batches.
     *
     * @param from positions after which its workers begin, one of each
     * @param batch events that a worker gathers before it writes
     */
    public record Fold(List<Long> from, int batch, Writer writer) {}

    public Replay(LedgerReader ledger, Reading reading, Set<Long> leftOut) {
        this.ledger = ledger;
        this.reading = reading;
        this.leftOut = Set.copyOf(leftOut);
        this.readers = Executors.newFixedThreadPool(reading.threads(), work -> thread(work, "rebuild-reader"));
    }

    private static Thread thread(Runnable work, String name) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Every fold up to {@code to}; {@code handed} hears how far the ledger has been read. */
    public void run(List<Fold> folds, long to, LongConsumer handed) throws InterruptedException {
        List<List<FoldWorker>> lanes = folds.stream().map(this::lanes).toList();
        List<Future<?>> running = lanes.stream()
                .flatMap(List::stream)
                .<Future<?>>map(workers::submit)
                .toList();
        long start = folds.stream()
                .flatMap(fold -> fold.from().stream())
                .mapToLong(Long::longValue)
                .min()
                .orElse(to);
        feed(lanes, start, to, handed);
        for (List<FoldWorker> ofFold : lanes) {
            for (FoldWorker lane : ofFold) {
                lane.put(new FoldWorker.Part(List.of(), 0, to, FoldWorker.Then.END));
            }
        }
        for (Future<?> one : running) {
            await(one);
        }
        FoldWorker.rethrow(failure);
    }

    private List<FoldWorker> lanes(Fold fold) {
        var lanes = new ArrayList<FoldWorker>();
        for (int worker = 0; worker < fold.from().size(); worker++) {
            lanes.add(new FoldWorker(worker, fold, memory, failure));
        }
        return lanes;
    }

    private void feed(List<List<FoldWorker>> lanes, long start, long to, LongConsumer handed)
            throws InterruptedException {
        Deque<Range> ahead = new ArrayDeque<>();
        ReadingWindow window = new ReadingWindow(reading.window(), ReplayMemory.RANGE_BYTES);
        long next = start;
        while (next < to || !ahead.isEmpty()) {
            while (next < to && ahead.size() < 2 * reading.threads()) {
                Range range = range(next, Math.min(to, next + window.positions()));
                ahead.add(range);
                next = range.upTo();
            }
            Range range = ahead.remove();
            Read read = get(range.read());
            if (read.reached() < range.upTo()) {
                ahead.addFirst(range(read.reached(), range.upTo()));
            }
            window.saw(read.events().size(), read.bytes());
            distribute(read, lanes);
            makeRoom(read.reached(), lanes);
            handed.accept(read.reached());
        }
    }

    private Range range(long after, long upTo) {
        return new Range(upTo, readers.submit(() -> read(after, upTo)));
    }

    /** Where too much is gathered, all of it is written before more is handed out. */
    private void makeRoom(long upTo, List<List<FoldWorker>> lanes) throws InterruptedException {
        if (!memory.isFull()) {
            return;
        }
        for (List<FoldWorker> ofFold : lanes) {
            for (FoldWorker lane : ofFold) {
                lane.put(new FoldWorker.Part(List.of(), 0, upTo, FoldWorker.Then.WRITE));
            }
        }
        while (!memory.hasRoom()) {
            FoldWorker.rethrow(failure);
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    /** Positions have no gaps: where one is missing, the ledger has lost something or was not read to its end. */
    private Read read(long after, long upTo) {
        LedgerPage page = ledger.next(after, upTo, (int) (upTo - after), Set.of(), ReplayMemory.RANGE_BYTES);
        if (page.rows().size() != page.reached() - after) {
            throw new IllegalStateException(
                    "the ledger shows " + page.rows().size() + " events between " + after + " and " + page.reached());
        }
        List<Handed> events = page.rows().stream()
                .filter(row -> !leftOut.contains(row.event().position()))
                .map(row -> new Handed(
                        Streams.owner(row.event().streamId()).hashCode(), Streams.fact(row.event()), row.heapBytes()))
                .toList();
        return new Read(events, page.bytes(), page.reached());
    }

    /** All folds hold the same events: each counts its share of their bytes. */
    private void distribute(Read read, List<List<FoldWorker>> lanes) throws InterruptedException {
        for (List<FoldWorker> ofFold : lanes) {
            var parts = new ArrayList<List<Fact>>();
            ofFold.forEach(lane -> parts.add(new ArrayList<>()));
            long[] bytes = new long[parts.size()];
            for (Handed event : read.events()) {
                int worker = Math.floorMod(event.owner(), parts.size());
                parts.get(worker).add(event.fact());
                bytes[worker] += event.heapBytes() / lanes.size();
            }
            for (int worker = 0; worker < bytes.length; worker++) {
                memory.take(bytes[worker]);
                ofFold.get(worker)
                        .put(new FoldWorker.Part(
                                parts.get(worker), bytes[worker], read.reached(), FoldWorker.Then.GATHER));
            }
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

    static RuntimeException unchecked(@Nullable Throwable cause) {
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
        for (ExecutorService pool : List.of(readers, workers)) {
            boolean ended = false;
            while (!ended) {
                try {
                    ended = pool.awaitTermination(1, TimeUnit.MINUTES);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        memory.clear();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private record Handed(int owner, Fact fact, long heapBytes) {}

    private record Read(List<Handed> events, long bytes, long reached) {}

    private record Range(long upTo, Future<Read> read) {}
}
