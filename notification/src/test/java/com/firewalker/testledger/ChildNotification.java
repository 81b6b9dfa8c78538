package com.firewalker.testledger;

import com.firewalker.notification.NotificationApplication;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An instance in a process of its own, so that it can be killed. */
public final class ChildNotification implements AutoCloseable {

    private final Process process;

    private ChildNotification(Process process) {
        this.process = process;
    }

    public static ChildNotification start(Path log, String... properties) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-Daxoniq.update-checker.disabled=true",
                "-cp",
                System.getProperty("java.class.path"),
                ChildNotification.class.getName()));
        command.addAll(List.of(RunningNotification.arguments(properties)));
        return new ChildNotification(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start());
    }

    public static void main(String[] arguments) {
        NotificationApplication.builder()
                .sources(RunningNotification.Keys.class)
                .run(arguments);
    }

    /** As kill -9 does; returns the exit code. */
    public int kill() throws InterruptedException {
        process.destroyForcibly();
        return process.waitFor();
    }

    public boolean alive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
