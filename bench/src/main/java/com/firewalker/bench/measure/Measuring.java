package com.firewalker.bench.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Rounds of work: as many to warm up as are measured, whose median counts. */
public final class Measuring {
    private final Stores stores;
    private final int rounds;

    public Measuring(Stores stores, int rounds) {
        this.stores = stores;
        this.rounds = rounds;
    }

    /** One round; gets its number, warm-up rounds below zero. */
    @FunctionalInterface
    public interface Round {
        void run(int number) throws Exception;
    }

    /** One operation of a round, by number. */
    @FunctionalInterface
    public interface Operation {
        void run(int number) throws Exception;
    }

    /** Operations per second. */
    public Figure rate(String group, String name, int operations, Round round) throws Exception {
        for (int i = -rounds; i < 0; i++) {
            round.run(i);
        }
        List<Double> rates = new ArrayList<>();
        List<Double> cpu = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            long cpuBefore = stores.cpuNanos();
            long start = System.nanoTime();
            round.run(i);
            rates.add(operations * 1e9 / (System.nanoTime() - start));
            cpu.add((stores.cpuNanos() - cpuBefore) / 1e3 / operations);
        }
        return new Figure(group, name, "/s", median(rates), rates, median(cpu));
    }

    public static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    /** Runs operations 0 .. count-1 on so many threads and fails with the first failure. */
    public static void onThreads(int threads, int count, Operation operation) throws Exception {
        AtomicInteger next = new AtomicInteger();
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        CountDownLatch done = new CountDownLatch(threads);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        for (int t = 0; t < threads; t++) {
            executor.execute(() -> {
                try {
                    for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                        operation.run(i);
                    }
                } catch (Exception e) {
                    failure.compareAndSet(null, e);
                } finally {
                    done.countDown();
                }
            });
        }
        done.await();
        executor.shutdown();
        Exception first = failure.get();
        if (first != null) {
            throw first;
        }
    }
}
