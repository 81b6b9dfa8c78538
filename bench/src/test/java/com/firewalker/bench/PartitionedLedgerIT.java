package com.firewalker.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The ledger in partitions without the other figures: {@code ./mvnw -pl bench -am verify -Pbench,long
 * -Dit.test=PartitionedLedgerIT -Dbench=full}; in the full form they are among the others too.
 */
@Tag("long")
class PartitionedLedgerIT {

    @Test
    void everyPartitionIsWholeWhateverTheRate() throws Exception {
        Report report =
                Benchmarks.partitions(System.getProperty("bench", "smoke"), Path.of("target", "partitions.json"));
        assertThat(report.has("append/raw JDBC, 1 heads, groups of 1")).isTrue();
        assertThat(report.has("append/raw JDBC, 8 heads, groups of 100")).isTrue();
    }
}
