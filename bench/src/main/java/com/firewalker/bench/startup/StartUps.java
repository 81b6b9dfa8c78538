package com.firewalker.bench.startup;

import com.firewalker.bench.measure.Figure;
import com.firewalker.bench.measure.Measuring;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code ./firewalker up} as a person starts it, until its ready line, on a directory that holds data. */
public final class StartUps {
    private static final String READY = "Firewalker is ready";
    private static final int PORT = 18_080;
    /** The first one leaves its loaded classes to the next. */
    private static final int STOP_SECONDS = 180;

    private static final double NANOS_PER_SECOND = 1e9;

    private final Path data;

    public StartUps(Path data) {
        this.data = data;
    }

    /** Seconds; the first start, which makes the data, does not count. */
    public Figure seconds(int rounds) throws IOException, InterruptedException {
        List<Double> seconds = new ArrayList<>();
        for (int i = -1; i < rounds; i++) {
            double took = start();
            if (i >= 0) {
                seconds.add(took);
            }
        }
        return new Figure("start-up", "firewalker up, existing data", "s", Measuring.median(seconds), seconds, 0);
    }

    private double start() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Process up = new ProcessBuilder(
                        script().toString(), "up", "--data", data.toString(), "--port", Integer.toString(PORT))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = up.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(READY)) {
                    return (System.nanoTime() - begin) / NANOS_PER_SECOND;
                }
            }
            throw new IllegalStateException("firewalker up ended before it was ready");
        } finally {
            up.destroy();
            if (!up.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                up.destroyForcibly();
                throw new IllegalStateException("firewalker up does not stop");
            }
        }
    }

    private static Path script() throws IOException {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IOException("run the benchmarks inside the project's folder");
        }
        return folder.resolve("firewalker");
    }
}
