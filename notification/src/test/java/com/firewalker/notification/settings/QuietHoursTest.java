package com.firewalker.notification.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** Quiet hours are hours of the zone the walker lives in. */
class QuietHoursTest {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final QuietHours NIGHT = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0));
    private static final QuietHours NOON = new QuietHours(LocalTime.of(12, 0), LocalTime.of(13, 0));

    @Test
    void lastOverMidnight() {
        Instant elevenInSeoul = Instant.parse("2026-05-04T14:00:00Z");

        assertThat(NIGHT.until(elevenInSeoul, SEOUL)).contains(Instant.parse("2026-05-04T22:00:00Z"));
    }

    @Test
    void endTheSameMorning() {
        Instant sixInSeoul = Instant.parse("2026-05-04T21:00:00Z");

        assertThat(NIGHT.until(sixInSeoul, SEOUL)).contains(Instant.parse("2026-05-04T22:00:00Z"));
    }

    @Test
    void areOverAtTheirEnd() {
        assertThat(NIGHT.until(Instant.parse("2026-05-04T22:00:00Z"), SEOUL)).isEmpty();
    }

    @Test
    void beginAtTheirStart() {
        assertThat(NIGHT.until(Instant.parse("2026-05-04T13:00:00Z"), SEOUL)).isPresent();
        assertThat(NIGHT.until(Instant.parse("2026-05-04T12:59:59Z"), SEOUL)).isEmpty();
    }

    @Test
    void mayBeWithinADay() {
        assertThat(NOON.until(Instant.parse("2026-05-04T03:30:00Z"), SEOUL))
                .contains(Instant.parse("2026-05-04T04:00:00Z"));
        assertThat(NOON.until(Instant.parse("2026-05-04T04:00:00Z"), SEOUL)).isEmpty();
    }
}
