package com.firewalker.notification.intent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** domain-rules.md 9.2 and 9.5. */
class PushWindowTest {

    private static final Instant DAY_END = Instant.parse("2026-05-04T22:00:00Z");

    @Test
    void isOpenAtThirtySixHoursAfterTheDaysEnd() {
        assertThat(PushWindow.of(Instant.parse("2026-05-06T10:00:00.000Z"), DAY_END))
                .isNotNull();
    }

    @Test
    void isShutAMillisecondLater() {
        assertThat(PushWindow.of(Instant.parse("2026-05-06T10:00:00.001Z"), DAY_END))
                .isNull();
    }

    @Test
    void lastsToTheDaysEnd() {
        Instant sixHoursBefore = Instant.parse("2026-05-04T16:00:00Z");

        assertThat(PushWindow.of(sixHoursBefore, DAY_END)).isEqualTo(DAY_END);
    }

    @Test
    void lastsAnHourAtLeast() {
        Instant twentyMinutesBefore = Instant.parse("2026-05-04T21:40:00Z");

        assertThat(PushWindow.of(twentyMinutesBefore, DAY_END)).isEqualTo("2026-05-04T22:40:00Z");
    }

    @Test
    void lastsADayAtMost() {
        Instant longBefore = Instant.parse("2026-05-03T12:00:00Z");

        assertThat(PushWindow.of(longBefore, DAY_END)).isEqualTo("2026-05-04T12:00:00Z");
    }
}
