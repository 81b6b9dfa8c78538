package com.firewalker.bench.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** L2: what is put in on purpose is found, by the seeds that every build runs (docs/reliability.md). */
class PlantedBugsTest {

    private static final int SEEDS = 40;
    private static final int COMMANDS = 500;

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
    void everyPlantedBugIsCaught(Plant plant) {
        Violation found = new Seeds(plant).firstViolation(SEEDS, COMMANDS);

        assertThat(found).as(plant.name()).isNotNull();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
    void everyPlantedBugOfSessionsIsCaught(SessionPlant plant) {
        Violation found = new SessionSeeds(plant).firstViolation(SEEDS, COMMANDS);

        assertThat(found).as(plant.name()).isNotNull();
    }
}
