package com.firewalker.local.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A server process that ends with this program, also when this program is killed. */
final class GuardedProcess implements AutoCloseable {

    private static final long MAX_LOG_BYTES = 16L << 20;
    private static final Duration END = Duration.ofSeconds(30);

    private final Process guard;
    private final Path pidFile;
    private final Path log;

    private GuardedProcess(Process guard, Path pidFile, Path log) {
        this.guard = guard;
        this.pidFile = pidFile;
        this.log = log;
    }

    /**
     * Starts the command, which must write its own process id into pidFile, and whose command line must name
     * the configuration file, by which a later start recognises it.
     */
    static GuardedProcess start(List<String> command, Path pidFile, Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > MAX_LOG_BYTES) {
            Files.delete(log);
        }
        List<String> guarded = new ArrayList<>(List.of("/bin/sh", "-c", script(), "guard"));
        guarded.addAll(command);
        Process guard = new ProcessBuilder(guarded)
                .directory(Objects.requireNonNull(pidFile.getParent(), "a server has a directory of its own")
                        .toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        return new GuardedProcess(guard, pidFile, log);
    }

    /** Ends what an earlier program left running for the same configuration file: its guard may still be at it. */
    static void endLeftover(Path pidFile, Path configuration) throws IOException {
        Optional<ProcessHandle> leftover = process(pidFile)
                .filter(handle -> handle.info().commandLine().orElse("").contains(configuration.toString()));
        if (leftover.isPresent()) {
            end(leftover.get());
        }
        Files.deleteIfExists(pidFile);
    }

    boolean isAlive() {
        return guard.isAlive();
    }

    String lastLogLines() {
        return LogFile.tail(log);
    }

    /** The server's own process, not the guard's. */
    long pid() {
        return process(pidFile).orElseGet(guard::toHandle).pid();
    }

    /** Lets the server end in its own order. */
    @Override
    public void close() {
        try {
            guard.getOutputStream().close();
            if (!guard.waitFor(END.toSeconds(), TimeUnit.SECONDS)) {
                kill();
            }
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            kill();
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the server as a power cut would. */
    void kill() {
        process(pidFile).ifPresent(ProcessHandle::destroyForcibly);
        guard.descendants().forEach(ProcessHandle::destroyForcibly);
        guard.destroyForcibly();
        guard.onExit().join();
    }

    private static void end(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(END.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception stillThere) {
            process.destroyForcibly();
            process.onExit().join();
        }
    }

    private static Optional<ProcessHandle> process(Path pidFile) {
        try {
            return ProcessHandle.of(Long.parseLong(Files.readString(pidFile).strip()));
        } catch (IOException | NumberFormatException none) {
            return Optional.empty();
        }
    }

    private static String script() throws IOException {
        try (InputStream in = GuardedProcess.class.getResourceAsStream("guard.sh")) {
            if (in == null) {
                throw new IOException("guard.sh is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
