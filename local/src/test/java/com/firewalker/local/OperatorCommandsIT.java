package com.firewalker.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What operators type, against a running machine: exit codes 0, 1, 2 and words (api.md 7). */
class OperatorCommandsIT {

    private static Path data() {
        return OneMachine.machine().data().root();
    }

    private static Program.Said say(String command) throws Exception {
        return Program.commandLine(data(), command.split(" "));
    }

    @Test
    void showWhatFollowsTheLedgerInBothServices() throws Exception {
        Program.Said listed = say("projections list");

        assertThat(listed.exit()).as(listed.output()).isZero();
        assertThat(listed.output().lines().filter(line -> line.contains(" query-side ")))
                .hasSize(5);
        assertThat(listed.output().lines().filter(line -> line.contains(" notification ")))
                .as(listed.output())
                .hasSizeGreaterThanOrEqualTo(5)
                .allMatch(line -> line.contains("running"));
    }

    /** Every process that the notification service names is known as one that is never replayed. */
    @Test
    void refuseToReplayWhatActsOnTheWorld() throws Exception {
        List<String> names = say("projections list")
                .output()
                .lines()
                .filter(line -> line.contains(" notification "))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();
        assertThat(names).contains("goal-saga", "friend-request-saga");
        for (String name : names) {
            Program.Said refused = say("projections rebuild " + name);
            assertThat(refused.exit()).as(name).isEqualTo(1);
            assertThat(refused.output()).contains(name + " acts on the world");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    dead-letters retry days | 0
                    dead-letters retry days unknown | 1
                    dead-letters drop days unknown --reason test | 1
                    dead-letters drop days unknown | 2
                    dead-letters | 2
                    appeals list | 0
                    appeals list --state all --json | 0
                    appeals list --state lost | 1
                    appeals grant unknown --reason test | 1
                    appeals deny unknown | 2
                    appeals | 2
                    operators add mina --role viewer | 0
                    operators add mina --role admin | 1
                    operators add ben --role king | 2
                    operators role mina operator | 0
                    operators role mina king | 2
                    token --operator --name mina | 0
                    token --operator --name nobody | 1
                    console --name mina | 0
                    operators reset-factor mina | 0
                    operators remove mina | 0
                    operators reset-factor mina | 1
                    operators | 2
                    audit list --limit 5 --json | 0
                    audit verify | 0
                    walkers find --id nobody | 1
                    walkers suspend nobody | 2
                    walkers suspend nobody --reason test | 1
                    projections rebuild days --mode in-place | 1
                    projections verify days | 0
                    projections show days | 0
                    projections show nothing | 1
                    projections pause goal-saga | 1
                    stream show walker/nobody | 1
                    """)
    void answerWithExitCodes(String command, int exit) throws Exception {
        Program.Said said = say(command);

        assertThat(said.exit()).as(said.output()).isEqualTo(exit);
    }
}
