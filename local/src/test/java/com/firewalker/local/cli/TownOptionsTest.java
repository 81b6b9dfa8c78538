package com.firewalker.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class TownOptionsTest {

    @ParameterizedTest
    @ValueSource(strings = {"--walkers 0", "--walkers -3", "--days 0"})
    void refusesATownWithoutPeopleOrDaysBeforeAnythingStarts(String options) {
        for (Object command : new Object[] {new DemoCommand(), new SimulateCommand()}) {
            StringWriter said = new StringWriter();
            int exit = new CommandLine(command).setErr(new PrintWriter(said)).execute(options.split(" "));
            assertThat(exit).isEqualTo(2);
            assertThat(said.toString()).contains("--walkers and --days are at least 1");
        }
    }
}
