package com.firewalker.local.importer;

import com.firewalker.local.client.Api;
import com.firewalker.local.client.CredentialFile;
import com.firewalker.local.client.WalkerClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends an export through the public API. Every record has the same identity each time, so that an import can be
 * broken off and repeated at will: what Firewalker has already, it says so and counts it once.
 */
public final class Import {

    private static final int LANES = 4;
    private static final int WAITING_PER_LANE = 4;

    private final Api api;
    private final CredentialFile credentials;
    private final Options options;
    private final Map<String, WalkerClient> walkers = new ConcurrentHashMap<>();
    private final Summary summary = new Summary();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private final Semaphore waiting = new Semaphore(LANES * WAITING_PER_LANE);

    /**
     * What to import and how.
     *
     * @param zone where times without an offset were meant, and the new walkers' zone
     */
    public record Options(Path file, Format format, String walkerPrefix, ZoneId zone, String visibility) {}

    public Import(Api api, CredentialFile credentials, Options options) {
        this.api = api;
        this.credentials = credentials;
        this.options = options;
    }

    /** How many samples the file holds. */
    public static long count(Options options) throws IOException {
        long[] samples = {0};
        options.format().reader().read(options.file(), options.zone(), sample -> samples[0]++);
        return samples[0];
    }

    /**
     * Sends everything; ends early with the first failure.
     *
     * @param progress is told how many samples were answered since the last time, from any thread
     */
    public Summary run(LongConsumer progress) throws IOException {
        List<ExecutorService> lanes = new ArrayList<>();
        for (int i = 0; i < LANES; i++) {
            lanes.add(Executors.newSingleThreadExecutor());
        }
        List<CompletableFuture<Void>> sent = new ArrayList<>();
        try {
            Batching batching = new Batching(batch -> sent.add(enqueue(lanes, batch, progress)));
            options.format().reader().read(options.file(), options.zone(), batching::add);
            batching.finish();
            CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
            return summary;
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } finally {
            lanes.forEach(ExecutorService::shutdownNow);
        }
    }

    /** A walker's batches keep their order: they all go by the same lane. */
    private CompletableFuture<Void> enqueue(List<ExecutorService> lanes, Batch batch, LongConsumer progress) {
        waiting.acquireUninterruptibly();
        RuntimeException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
        ExecutorService lane = lanes.get(Math.floorMod(batch.walker().hashCode(), LANES));
        return CompletableFuture.runAsync(() -> send(batch, progress), lane)
                .whenComplete((done, thrown) -> waiting.release());
    }

    private void send(Batch batch, LongConsumer progress) {
        try {
            WalkerClient walker = walkers.computeIfAbsent(batch.walker(), this::walker);
            summary.add(
                    batch.walker(),
                    walker.post("/v1/me/steps?backfill=true", batch.body())
                            .expectSuccess()
                            .body());
            progress.accept(batch.samples().size());
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
            throw e;
        }
    }

    private WalkerClient walker(String name) {
        String title = options.walkerPrefix() + "-" + name;
        return WalkerClient.registerOrLogIn(
                api,
                credentials.of(title.toLowerCase(Locale.ROOT) + "@walkers.example"),
                new WalkerClient.Profile(title, options.zone().getId(), options.visibility()));
    }

    /** Collects samples into requests. */
    private static final class Batching {

        private final Consumer<Batch> full;
        private @Nullable Batch batch;

        Batching(Consumer<Batch> full) {
            this.full = full;
        }

        void add(ExportedSample sample) {
            if (batch != null && batch.hasRoomFor(sample)) {
                batch.samples().add(sample);
                return;
            }
            finish();
            batch = Batch.of(sample);
        }

        void finish() {
            if (batch != null) {
                full.accept(batch);
                batch = null;
            }
        }
    }
}
