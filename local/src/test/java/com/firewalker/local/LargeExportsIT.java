package com.firewalker.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.local.client.Answer;
import com.firewalker.local.client.Api;
import com.firewalker.local.client.CredentialFile;
import com.firewalker.local.client.WalkerClient;
import com.firewalker.local.importer.Import;
import com.firewalker.local.machine.DataDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Exports of gigabytes by the command line in the heap that the launcher gives it, two sources in turn. Smaller or larger:
 * {@code -Dtest.jvm.args="-Dfirewalker.export.records=400000 …"}. Figures are printed.
 */
@Tag("long")
class LargeExportsIT {

    private static final int RECORDS = Integer.getInteger("firewalker.export.records", 4_000_000);
    private static final int STEPS = Math.max(2, RECORDS / 16 / 2 * 2);
    private static final int BYTES_OF_A_POINT = 4_200;
    private static final int DAYS = 400;
    private static final long HEAP_KB = 1 << 20;
    private static final Duration FIRST_PROGRESS = Duration.ofSeconds(5);
    private static final Pattern SHOWN = Pattern.compile("bytes +\\d+%.* [1-9]\\d*/\\d{6,}");
    private static final Pattern COLLECTED = Pattern.compile("(\\d+)M->(\\d+)M\\(");

    @TempDir
    private Path directory;

    @Test
    void readsAnAppleExportOfTwoGigabytesAndSendsItsSteps() throws Exception {
        LargeExport export = new LargeExport(STEPS);
        imports("apple", export, export.apple(directory.resolve("export.xml"), RECORDS));
    }

    @Test
    void readsATakeoutOfOneGigabyteAndSendsItsSteps() throws Exception {
        LargeExport export = new LargeExport(STEPS);
        imports("takeout", export, export.takeout(directory.resolve("Takeout export.zip"), BYTES_OF_A_POINT));
    }

    private void imports(String prefix, LargeExport export, Path file) throws Exception {
        DataDirectory data = new DataDirectory(directory.resolve("data"));
        try (Program program = Program.upForMeasuring(directory.resolve("data"))) {
            Run run = Run.of(directory, file, prefix);
            JsonNode result = JsonMapper.shared().readTree(run.output());
            System.out.printf(
                    "%s: %d records, %,d bytes; %s samples in %s s, %s/s; first progress after %d ms; "
                            + "heap at most %d MB, resident at most %d MB%n",
                    prefix,
                    RECORDS,
                    Files.size(file),
                    result.path("samples"),
                    result.path("seconds"),
                    result.path("samplesPerSecond"),
                    run.firstProgress().toMillis(),
                    run.heapMb(),
                    run.residentKb() / 1024);
            assertThat(result.path("accepted").asLong()).isEqualTo(STEPS);
            assertThat(result.path("samples").asLong()).isEqualTo(STEPS);
            assertThat(run.firstProgress()).isLessThan(FIRST_PROGRESS);
            assertThat(run.residentKb())
                    .as("the heap and what a JVM needs beside it")
                    .isLessThan(2 * HEAP_KB);
            Api api = new Api(program.uri(), Duration.ofSeconds(60));
            CredentialFile credentials = CredentialFile.open(data.walkers(), prefix);
            WalkerClient walker = WalkerClient.registerOrLogIn(
                    api,
                    credentials.of(Import.address(prefix + "-me")),
                    new WalkerClient.Profile("me", "UTC", "friends"));
            assertThat(totals(walker, export.totals().keySet().stream().toList(), result.path("position")))
                    .isEqualTo(export.totals());
        }
    }

    private static Map<LocalDate, Long> totals(WalkerClient walker, List<LocalDate> dates, JsonNode position) {
        Map<LocalDate, Long> totals = new TreeMap<>();
        for (int from = 0; from < dates.size(); from += DAYS) {
            LocalDate to = dates.get(Math.min(dates.size(), from + DAYS) - 1);
            Answer days = walker.call(
                    "GET",
                    "/v1/me/days?from=" + dates.get(from) + "&to=" + to,
                    null,
                    Map.of("Firewalker-After", position.asString()));
            for (JsonNode day : days.expectSuccess().body().path("days")) {
                totals.put(
                        LocalDate.parse(day.path("date").asString()),
                        day.path("total").asLong());
            }
        }
        return totals;
    }

    /** One run of the command line: what it printed, when it first said how far it was, and how much memory it had. */
    private record Run(String output, Duration firstProgress, long residentKb, long heapMb) {

        static Run of(Path directory, Path file, String prefix) throws IOException {
            Path collections = directory.resolve("gc.log");
            Process process = Program.java(
                            List.of("-Dfirewalker.terminal=true", "-Xlog:gc:file=" + collections),
                            "import",
                            file.toString(),
                            "--walker-prefix",
                            prefix,
                            "--data",
                            directory.resolve("data").toString(),
                            "--json")
                    .start();
            long started = System.nanoTime();
            CompletableFuture<Duration> progress =
                    CompletableFuture.supplyAsync(() -> firstProgress(process.getErrorStream(), started));
            CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> all(process.getInputStream()));
            long resident = 0;
            while (process.isAlive()) {
                resident = Math.max(resident, resident(process.pid()));
                process.onExit()
                        .completeOnTimeout(process, 200, TimeUnit.MILLISECONDS)
                        .join();
            }
            assertThat(process.exitValue()).isZero();
            long heap = COLLECTED
                    .matcher(Files.readString(collections))
                    .results()
                    .mapToLong(collected -> Long.parseLong(collected.group(1)))
                    .max()
                    .orElse(0);
            return new Run(output.join(), progress.join(), resident, heap);
        }

        /** When the bar first shows bytes of a known whole. */
        private static Duration firstProgress(InputStream errors, long started) {
            StringBuilder said = new StringBuilder();
            Duration first = Duration.ofDays(1);
            try (errors) {
                for (int next = errors.read(); next >= 0; next = errors.read()) {
                    said.append((char) next);
                    if (next == '\r') {
                        if (first.toDays() > 0 && SHOWN.matcher(said).find()) {
                            first = Duration.ofNanos(System.nanoTime() - started);
                        }
                        said.setLength(0);
                    }
                }
                return first;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String all(InputStream in) {
            try (in) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** What Linux says a process had in memory at most, in kilobytes; 0 elsewhere. */
        private static long resident(long process) {
            Path status = Path.of("/proc", String.valueOf(process), "status");
            try {
                return Files.readString(status)
                        .lines()
                        .filter(line -> line.startsWith("VmHWM:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .findFirst()
                        .orElse(0);
            } catch (IOException ended) {
                return 0;
            }
        }
    }
}
