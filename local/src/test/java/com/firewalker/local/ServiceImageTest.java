package com.firewalker.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the Dockerfile runs, with a JVM that only tells what it was asked for. */
class ServiceImageTest {

    private static final String JVM = """
            #!/bin/sh
            for word; do
              case $word in -XX:AOTCacheOutput=*) [ -n "${LEAVES_NOTHING:-}" ] || echo classes >"${word#*=}" ;; esac
              echo "$word"
            done >"$TOLD"
            exit 1
            """;

    @TempDir
    Path image;

    @BeforeEach
    void build() throws IOException {
        Files.createDirectories(image.resolve("app"));
        Files.writeString(image.resolve("app/b.jar"), "");
        Files.writeString(image.resolve("app/a.jar"), "");
        Files.writeString(image.resolve("java"), JVM);
        assertThat(image.resolve("java").toFile().setExecutable(true)).isTrue();
        Files.writeString(image.resolve("run-service"), script().replace("/app/", image.resolve("app") + "/"));
    }

    @Test
    void isTrainedAndRunByOneScript() throws IOException {
        assertThat(Files.readString(Repository.root().resolve("Dockerfile")))
                .contains("COPY docker/run-service /usr/local/bin/\nRUN run-service train\n")
                .endsWith("ENTRYPOINT [\"run-service\"]\n");
    }

    @Test
    void startsFromWhatTheTrainingLeftWithTheSameClassesAndOptions() throws Exception {
        List<String> trained = asked(0, Map.of(), "train");
        List<String> started = asked(1, Map.of(), "gateway", "--host", "0.0.0.0");
        String cache = image.resolve("app/start.aot").toString();
        assertThat(trained).containsOnlyOnce("-XX:AOTCacheOutput=" + cache).endsWith("com.example.Main");
        assertThat(started)
                .containsOnlyOnce("-XX:AOTCache=" + cache)
                .endsWith("com.example.Main", "gateway", "--host", "0.0.0.0")
                .containsSubsequence("-cp", image + "/app/a.jar:" + image + "/app/b.jar");
        assertThat(withoutCache(started).subList(0, trained.size() - 1)).isEqualTo(withoutCache(trained));
    }

    @Test
    void startsWithoutACacheWhereTheTrainingLeftNone() throws Exception {
        asked(0, Map.of("LEAVES_NOTHING", "1"), "train");
        assertThat(asked(1, Map.of()))
                .noneMatch(word -> word.contains("AOTCache"))
                .endsWith("com.example.Main");
    }

    private static List<String> withoutCache(List<String> words) {
        return words.stream().filter(word -> !word.contains("AOTCache")).toList();
    }

    private List<String> asked(int exit, Map<String, String> more, String... words) throws Exception {
        Path told = image.resolve("told");
        List<String> command =
                new ArrayList<>(List.of("sh", image.resolve("run-service").toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PATH", image + ":" + System.getenv("PATH"));
        builder.environment().put("MAIN", "com.example.Main");
        builder.environment().put("TOLD", told.toString());
        builder.environment().putAll(more);
        Process process = builder.start();
        process.getInputStream().readAllBytes();
        assertThat(process.waitFor()).isEqualTo(exit);
        return Files.readAllLines(told);
    }

    private static String script() throws IOException {
        return Files.readString(Repository.root().resolve("docker/run-service"));
    }
}
