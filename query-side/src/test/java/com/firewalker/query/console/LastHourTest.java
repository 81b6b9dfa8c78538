package com.firewalker.query.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LastHourTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final LastHour lastHour = new LastHour();

    @Test
    void forgetsWhatIsOlderThanAnHour() {
        for (int sample = 0; sample <= LastHour.MOST; sample++) {
            sample(sample, sample);
        }
        assertThat(lastHour.history().samples())
                .hasSize(LastHour.MOST)
                .extracting(LastHour.Sample::head)
                .startsWith(1L)
                .endsWith((long) LastHour.MOST);
    }

    @Test
    void knowsNoRateBeforeTheFirstSample() {
        assertThat(lastHour.eventsPerSecond(NOON, 1_000)).isZero();
    }

    @Test
    void tellsTheRateOfTheLastMinute() {
        for (int sample = 0; sample < 10; sample++) {
            sample(sample, 600L * sample);
        }
        assertThat(lastHour.eventsPerSecond(NOON.plusSeconds(150), 6_000)).isEqualTo(40, within(0.01));
    }

    private void sample(int number, long head) {
        lastHour.remember(new LastHour.Sample(NOON.plus(LastHour.BETWEEN.multipliedBy(number)), head, new TreeMap<>()));
    }
}
