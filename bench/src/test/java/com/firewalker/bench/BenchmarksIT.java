package com.firewalker.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code ./mvnw -pl bench -am verify -Pbench -Dbench=smoke|full}; figures are printed, kept as JSON, and not judged. */
class BenchmarksIT {

    @Test
    void everyFigureIsTaken() throws Exception {
        Report report = Benchmarks.run(System.getProperty("bench", "smoke"), Path.of("target", "benchmarks.json"));
        assertThat(report.has("append/Firewalker, command gateway")).isTrue();
        assertThat(report.has("REST/empty endpoint")).isTrue();
    }
}
