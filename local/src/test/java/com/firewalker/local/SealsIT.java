package com.firewalker.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A town's challenge from its making to its seal, and {@code seals verify} on it (domain-rules.md 7.4, 8.12, 8.14). */
class SealsIT {

    private static final Pattern ID = Pattern.compile("seals verify challenge/(\\S+)");

    /** What {@code ./firewalker demo} shows: a board by teams, its seal, late steps that change nothing, an explanation. */
    @Test
    void areShownByTheTownAndCheckedFromTheCommandLine() throws Exception {
        Program.Said town = say("simulate --walkers 9 --days 6 --seed 77");
        assertThat(town.exit()).as(town.output()).isZero();
        assertThat(town.output())
                .contains("the challenge is closing", "Herons", "Hares", "Otters", "Sealed at position")
                .contains("The result is still the same: yes", "late-not-counted");
        Matcher id = ID.matcher(town.output());
        assertThat(id.find()).isTrue();

        Program.Said right = say("seals verify challenge/" + id.group(1));
        assertThat(right.exit()).as(right.output()).isZero();
        assertThat(right.output()).contains("challenge/" + id.group(1), " right ");

        alter(1, id.group(1));
        Program.Said wrong = say("seals verify challenge/" + id.group(1));
        alter(-1, id.group(1));
        assertThat(wrong.exit()).as(wrong.output()).isEqualTo(1);
        assertThat(wrong.output()).contains("wrong: its entries say");
        assertThat(say("seals verify challenge/nothing").exit()).isEqualTo(1);
        assertThat(say("seals verify nothing").exit()).isEqualTo(2);
        assertThat(say("seals verify").exit()).isZero();
    }

    private static Program.Said say(String command) throws Exception {
        return Program.commandLine(OneMachine.machine().data().root(), command.split(" "));
    }

    private static void alter(int by, String challengeId) {
        MachineDatabase.change("""
                UPDATE firewalker_query.challenge_score SET score = score + ? WHERE challenge_id = ?
                ORDER BY member LIMIT 1
                """, by, challengeId);
    }
}
