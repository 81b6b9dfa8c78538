package com.firewalker.query.rebuild;

import com.firewalker.query.testing.Operator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A query side in a program of its own, on servers that outlive it. */
final class InstanceProcess implements AutoCloseable {

    static final String READY = "instance is ready: ";

    private final Process process;
    private final Operator operator;

    private InstanceProcess(Process process, Operator operator) {
        this.process = process;
        this.operator = operator;
    }

    static InstanceProcess start(Map<String, String> servers, String... settings) {
        return start("-Xmx512m", servers, settings);
    }

    /** @param heap as the program's option says it */
    static InstanceProcess start(String heap, Map<String, String> servers, String... settings) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Daxoniq.update-checker.disabled=true",
                "-cp",
                System.getProperty("java.class.path"),
                InstanceMain.class.getName()));
        servers.forEach((name, value) -> command.add(name + "=" + value));
        command.addAll(List.of(settings));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return new InstanceProcess(process, operator(process));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Operator operator(Process process) throws IOException {
        BufferedReader lines = process.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(READY)) {
                String[] words = line.substring(READY.length()).split(" ");
                drain(process);
                return new Operator(Integer.parseInt(words[0]), () -> words[1]);
            }
        }
        throw new IllegalStateException("the instance ended before it was ready");
    }

    /** Whatever it says later must not fill the pipe. */
    private static void drain(Process process) {
        var drain = new Thread(() -> {
            try {
                process.inputReader().lines().forEach(line -> {});
            } catch (UncheckedIOException e) {
                Thread.currentThread().interrupt();
            }
        });
        drain.setDaemon(true);
        drain.start();
    }

    Operator operator() {
        return operator;
    }

    /** As {@code kill -9} does; answers the exit code. */
    int kill() {
        process.destroyForcibly();
        return process.onExit().join().exitValue();
    }

    @Override
    public void close() {
        kill();
    }
}
