package com.firewalker.local;

import com.firewalker.local.cli.Firewalker;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code ./firewalker up} or {@code demo} as a process of its own. */
final class Program implements AutoCloseable {

    private static final String READY = "Firewalker is ready: ";

    private final Process process;
    private final URI uri;

    private Program(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
    }

    static Program up(Path data) throws IOException {
        return up(data, Map.of());
    }

    /** With these variables in its environment. */
    static Program up(Path data, Map<String, String> environment, String... more) throws IOException {
        return running("up", data, environment, more);
    }

    static Program demo(Path data, String... more) throws IOException {
        return running("demo", data, Map.of(), more);
    }

    private static Program running(String command, Path data, Map<String, String> environment, String... more)
            throws IOException {
        List<String> words = new ArrayList<>(List.of(command, "--port", "0", "--data", data.toString()));
        words.addAll(List.of(more));
        ProcessBuilder builder = firewalker(words.toArray(String[]::new));
        builder.environment().putAll(environment);
        return ready(builder);
    }

    /** With both of the JVM's compilers, as people start it: for what is measured. */
    static Program upForMeasuring(Path data, String... more) throws IOException {
        List<String> words = new ArrayList<>(List.of("up", "--port", "0", "--data", data.toString()));
        words.addAll(List.of(more));
        return ready(java(List.of(), words.toArray(String[]::new)));
    }

    private static Program ready(ProcessBuilder builder) throws IOException {
        Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        BufferedReader lines = process.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(READY)) {
                return new Program(process, URI.create(line.substring(READY.length())));
            }
        }
        throw new IllegalStateException("the program ended before it was ready");
    }

    /** What a command printed, and how it ended. */
    record Said(int exit, String output) {}

    /** Any other command, on the machine that runs on the data, to its end. */
    static Said commandLine(Path data, String... words) throws IOException {
        List<String> all = new ArrayList<>(List.of(words));
        if (words.length > 1) {
            all.addAll(List.of("--data", data.toString()));
        }
        Process process =
                firewalker(all.toArray(String[]::new)).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.onExit().join().exitValue(), output);
    }

    private static ProcessBuilder firewalker(String... words) {
        return java(List.of("-XX:TieredStopAtLevel=1"), words);
    }

    /** The command line with the heap that the launcher gives it, and more options of the JVM. */
    static ProcessBuilder java(List<String> options, String... words) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Firewalker.class.getName()));
        command.addAll(List.of(words));
        return new ProcessBuilder(command);
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
