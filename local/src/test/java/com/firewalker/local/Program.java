package com.firewalker.local;

import com.firewalker.local.cli.Firewalker;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** {@code ./firewalker up} as a process of its own. */
final class Program implements AutoCloseable {

    private static final String READY = "Firewalker is ready: ";

    private final Process process;
    private final URI uri;

    private Program(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
    }

    static Program up(Path data) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Firewalker.class.getName(),
                        "up",
                        "--port",
                        "0",
                        "--data",
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader lines = process.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(READY)) {
                return new Program(process, URI.create(line.substring(READY.length())));
            }
        }
        throw new IllegalStateException("the program ended before it was ready");
    }

    URI uri() {
        return uri;
    }

    Process process() {
        return process;
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
