package com.firewalker.local.importer;

import com.firewalker.local.client.Api;
import com.firewalker.local.client.CredentialFile;
import com.firewalker.local.client.RefusedException;
import com.firewalker.local.client.WalkerClient;
import com.firewalker.local.importer.format.Export;
import com.firewalker.local.importer.format.ExportFormatException;
import com.firewalker.local.importer.format.ExportSink;
import com.firewalker.local.importer.format.ExportedSample;
import com.firewalker.local.importer.format.Format;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sends an export through the public API. Every record has the same identity each time, so that an import can be
 * broken off and repeated at will: what Firewalker has already, it says so and counts it once.
 */
public final class Import {

    private static final int LONGEST_NAME = 40;
    private static final String GO_ON = "what was sent stays: import the file again, and it goes on from there";
    private static final int LANES = 4;
    private static final int WAITING_PER_LANE = 4;

    private final Api api;
    private final CredentialFile credentials;
    private final Options options;
    private final Map<String, WalkerClient> walkers = new ConcurrentHashMap<>();
    private final Map<String, Integer> laneOfSource = new HashMap<>();
    private final Summary summary = new Summary();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private final Semaphore waiting = new Semaphore(LANES * WAITING_PER_LANE);

    /**
     * What to import and how.
     *
     * @param format absent: recognised by content
     * @param zone where times without an offset were meant, and the new walkers' zone
     */
    public record Options(Path file, @Nullable Format format, String walkerPrefix, ZoneId zone, String visibility) {

        List<Format> formatsOf(Export export) throws IOException {
            return format == null ? Format.recognise(export) : List.of(format);
        }
    }

    public Import(Api api, CredentialFile credentials, Options options) {
        this.api = api;
        this.credentials = credentials;
        this.options = options;
    }

    /** Hears how far an import is, in bytes of the export, from any thread. */
    public interface Progress {
        void read(long bytes);

        default void total(long bytes) {}

        default void answered(long samples) {}
    }

    /** How many samples the file holds. */
    public static long count(Options options) throws IOException {
        long[] samples = {0};
        try (Export export = Export.open(options.file(), bytes -> {})) {
            for (Part part : parts(export, options)) {
                part.read(export, options, new ExportSink() {
                    @Override
                    public void sample(ExportedSample sample) {
                        samples[0]++;
                    }

                    @Override
                    public void skipped(String reason, String record) {}

                    @Override
                    public void zone(Instant at, ZoneId zone) {}
                });
            }
        }
        return samples[0];
    }

    /** Sends everything; ends early with the first failure. */
    public Summary run(Progress progress) throws IOException {
        try (Export export = Export.open(options.file(), progress::read)) {
            List<Part> parts = parts(export, options);
            progress.total(parts.stream().mapToLong(Part::bytes).sum());
            stateZones(export, parts);
            send(export, parts, progress);
            if (summary.samples() == 0) {
                throw new ExportFormatException(options.file(), "it holds no steps" + passedOver());
            }
            return summary;
        }
    }

    /** What of an export is of one format. */
    private record Part(Format format, List<Export.Entry> entries) {

        /** Where the export knows zones it is read twice. */
        long bytes() {
            long bytes = entries.stream().mapToLong(Export.Entry::size).sum();
            return format.reader().knowsZones() ? 2 * bytes : bytes;
        }

        void read(Export export, Options options, ExportSink sink) throws IOException {
            format.reader().read(export, entries, options.zone(), sink);
        }
    }

    private static List<Part> parts(Export export, Options options) throws IOException {
        List<Part> parts = new ArrayList<>();
        for (Format format : options.formatsOf(export)) {
            List<Export.Entry> entries = format.reader().entriesOf(export);
            if (entries.isEmpty()) {
                throw new ExportFormatException(options.file(), "no steps of format " + format.title() + " in it");
            }
            parts.add(new Part(format, entries));
        }
        return parts;
    }

    private String passedOver() {
        return summary.skipped().isEmpty()
                ? ""
                : " that can be read: "
                        + summary.skipped().entrySet().stream()
                                .map(reason -> reason.getValue() + " x " + reason.getKey() + ", such as "
                                        + summary.examples().get(reason.getKey()))
                                .collect(Collectors.joining("; "));
    }

    private void stateZones(Export export, List<Part> parts) throws IOException {
        ZoneSpans spans = new ZoneSpans();
        boolean[] hasSamples = {false};
        for (Part part : parts) {
            if (part.format().reader().knowsZones()) {
                part.read(export, options, new ExportSink() {
                    @Override
                    public void sample(ExportedSample sample) {
                        hasSamples[0] = true;
                    }

                    @Override
                    public void skipped(String reason, String record) {}

                    @Override
                    public void zone(Instant at, ZoneId zone) {
                        spans.add(at, zone);
                    }
                });
            }
        }
        if (hasSamples[0]
                && !spans.isEmpty()
                && !new StatedZones(walkers.computeIfAbsent(ExportedSample.ME, this::walker), spans).state()) {
            summary.skip("zone of days with steps", "they keep the dates on which they are recorded");
        }
    }

    private void send(Export export, List<Part> parts, Progress progress) throws IOException {
        List<ExecutorService> lanes = new ArrayList<>();
        for (int i = 0; i < LANES; i++) {
            lanes.add(Executors.newSingleThreadExecutor());
        }
        List<CompletableFuture<Void>> sent = new ArrayList<>();
        try {
            Batches batches = new Batches(batch -> {
                sent.removeIf(CompletableFuture::isDone);
                sent.add(enqueue(lanes, batch, progress));
            });
            for (Part part : parts) {
                part.read(export, options, sink(batches));
            }
            batches.finish();
            CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
            throwFailure();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } finally {
            lanes.forEach(ExecutorService::shutdownNow);
        }
    }

    private ExportSink sink(Batches batches) {
        return new ExportSink() {
            @Override
            public void sample(ExportedSample sample) {
                batches.add(sample);
            }

            @Override
            public void skipped(String reason, String record) {
                summary.skip(reason, record);
            }

            @Override
            public void zone(Instant at, ZoneId zone) {}
        };
    }

    private void throwFailure() {
        RuntimeException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
    }

    /**
     * A device's batches keep their order: they all go by the same lane. Those of several need none, and devices that take
     * turns in an export are sent side by side (domain-rules.md 2.6).
     */
    private CompletableFuture<Void> enqueue(List<ExecutorService> lanes, Batch batch, Progress progress) {
        waiting.acquireUninterruptibly();
        throwFailure();
        int lane = laneOfSource.computeIfAbsent(
                batch.walker() + " " + batch.device().id(), source -> laneOfSource.size() % LANES);
        return CompletableFuture.runAsync(() -> send(batch, progress), lanes.get(lane))
                .whenComplete((done, thrown) -> waiting.release());
    }

    private void send(Batch batch, Progress progress) {
        try {
            WalkerClient walker = walkers.computeIfAbsent(batch.walker(), this::walker);
            summary.add(
                    batch,
                    walker.post("/v1/me/steps?backfill=true", batch.body())
                            .expectSuccess()
                            .body());
            progress.answered(batch.samples().size());
        } catch (RefusedException e) {
            throw failed(e.status() == 429 || e.status() >= 500 ? e.with(GO_ON) : e);
        } catch (RuntimeException e) {
            throw failed(e);
        }
    }

    private RuntimeException failed(RuntimeException e) {
        failure.compareAndSet(null, e);
        return e;
    }

    private WalkerClient walker(String name) {
        String title = options.walkerPrefix() + "-" + name;
        return WalkerClient.registerOrLogIn(
                api,
                credentials.of(address(title)),
                new WalkerClient.Profile(displayName(title), options.zone().getId(), options.visibility()));
    }

    private static String displayName(String title) {
        String printable =
                title.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", " ").strip();
        int length = printable.codePointCount(0, printable.length());
        return printable
                .substring(0, printable.offsetByCodePoints(0, Math.min(LONGEST_NAME, length)))
                .strip();
    }

    /** An address for any name: what an address cannot hold is written as a number of the whole name. */
    public static String address(String title) {
        String plain = title.toLowerCase(Locale.ROOT);
        if (!plain.matches("[a-z0-9][a-z0-9._-]{0,60}")) {
            UUID number = UUID.nameUUIDFromBytes(title.getBytes(StandardCharsets.UTF_8));
            plain = "walker-" + number;
        }
        return plain + "@walkers.example";
    }
}
