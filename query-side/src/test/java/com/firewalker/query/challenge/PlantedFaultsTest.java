package com.firewalker.query.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.platform.testing.faults.Fault;
import com.firewalker.platform.testing.faults.PlantedFaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plants one fault after the other in a copy of the rules of seals and challenges and runs the test that has to notice
 * it. That is done on request, with -Dfirewalker.planted-faults=true; that every fault fits its place is always checked.
 */
class PlantedFaultsTest {

    private static final PlantedFaults FAULTS = PlantedFaults.of(PlantedFaultsTest.class, "com.firewalker.query");
    private static final Path LIST = Path.of("../docs/planted-faults.md");

    @TempDir
    private Path classes;

    static List<Fault> faults() {
        return FAULTS.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void hasItsPlace(Fault fault) throws IOException {
        String source = Files.readString(fault.source());
        assertThat(fault.planted(source)).isNotEqualTo(source);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    @EnabledIfSystemProperty(named = "firewalker.planted-faults", matches = "true")
    void isCaught(Fault fault) throws Exception {
        assertThat(FAULTS.failures(fault, classes))
                .as("failures of %s", fault.caughtBy().getSimpleName())
                .isPositive();
    }

    @Test
    void areAllListed() throws IOException {
        assertThat(Files.readAllLines(LIST))
                .containsAll(faults().stream().map(Fault::row).toList());
    }
}
