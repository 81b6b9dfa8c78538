package com.firewalker.command.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many callers at the same time. */
public final class Together {

    private Together() {}

    /** What each call came to, in their order. */
    public static <T> List<T> call(int atATime, List<Callable<T>> calls) {
        ExecutorService callers = Executors.newFixedThreadPool(atATime);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : callers.invokeAll(calls)) {
                results.add(result.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } finally {
            callers.shutdownNow();
        }
    }
}
