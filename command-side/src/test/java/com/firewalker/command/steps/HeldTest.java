package com.firewalker.command.steps;

import static com.firewalker.command.steps.SampleBuilder.MAY_4;
import static com.firewalker.command.steps.SampleBuilder.dailyTotal;
import static com.firewalker.command.steps.SampleBuilder.phone;
import static com.firewalker.command.steps.SampleBuilder.watch;
import static com.firewalker.command.steps.TestDay.dayWith;
import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.proto.ReasonWord;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

/** domain-rules.md 5, 5.1: what a day holds, which is what an appeal is about, a grant releases, and a list says. */
class HeldTest {

    @Test
    void holdsWhatIsTooFastForItsRecord() {
        TestDay day = dayWith(
                watch("good").at("07:00", "07:02").steps(600),
                watch("bad").at("08:00", "08:02").steps(601));
        assertThat(day.held()).containsOnlyKeys("bad").containsEntry("bad", ReasonWord.P2_CADENCE);
    }

    @Test
    void holdsTheWinnersOfAHeldWindowAndNotTheirRunnersUp() {
        TestDay day = new TestDay();
        for (int slot = 0; slot < 24; slot++) {
            day.upload(watch("w" + slot).at(quarter(slot), quarter(slot + 1)).steps(2_084));
        }
        day.upload(
                phone("p").at("00:00", "00:15").steps(100),
                watch("later").at("20:00", "20:15").steps(100));
        assertThat(day.held()).hasSize(24).doesNotContainKeys("p", "later");
        assertThat(day.held().values()).containsOnly(ReasonWord.P5_SIX_HOURS);
    }

    @Test
    void holdsAllOfADayThatIsTooLargeWithWhatLiesBesideItsSlots() {
        TestDay day = dayWith(watch("s").at("07:00", "07:10").steps(812), dailyTotal("t", MAY_4, 160_000));
        assertThat(day.held()).containsOnlyKeys("s", "t");
        assertThat(day.held().values()).containsOnly(ReasonWord.P6_DAY);
    }

    @Test
    void holdsNothingOfAGoodDayAndNothingThatWasGranted() {
        TestDay day = dayWith(watch("good").at("07:00", "07:02").steps(600));
        assertThat(day.held()).isEmpty();
        day.upload(watch("bad").at("08:00", "08:02").steps(601));
        day.release();
        assertThat(day.held()).isEmpty();
        day.upload(watch("worse").at("09:00", "09:02").steps(999));
        assertThat(day.held()).containsOnlyKeys("worse");
    }

    private static String quarter(int number) {
        return LocalTime.MIDNIGHT.plusMinutes(15L * number).toString();
    }
}
