package com.firewalker.command.walker;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.events.v1.DeviceKind;
import com.firewalker.events.v1.DeviceKindSet;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** domain-rules.md 3.2, 4.1, 6.1. */
class TimelineTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final LocalDate JUNE_1 = LocalDate.parse("2026-06-01");

    private final Timeline anna = Timeline.startingWith(BERLIN, 8_000);

    @Test
    void keepsTheOldGoalForEarlierDates() {
        Timeline raised = anna.goalFrom(JUNE_1, 10_000);
        assertThat(raised.goalOn(JUNE_1.minusDays(1))).isEqualTo(8_000);
        assertThat(raised.goalOn(JUNE_1)).isEqualTo(10_000);
        assertThat(anna.goalOn(JUNE_1)).as("a timeline never changes").isEqualTo(8_000);
    }

    @Test
    void keepsAGoalThatIsPlannedForLater() {
        Timeline planned = anna.goalFrom(JUNE_1, 10_000).goalFrom(JUNE_1.minusDays(5), 9_000);
        assertThat(planned.goalOn(JUNE_1.minusDays(1))).isEqualTo(9_000);
        assertThat(planned.goalOn(JUNE_1)).isEqualTo(10_000);
    }

    @Test
    void keepsTheOldZoneForEarlierInstants() {
        var moved = Instant.parse("2026-05-04T21:30:00Z");
        Timeline timeline = anna.zoneFrom(moved, NEW_YORK);
        assertThat(timeline.zoneAt(moved.minusMillis(1))).isEqualTo(BERLIN);
        assertThat(timeline.zoneAt(moved)).isEqualTo(NEW_YORK);
        assertThat(timeline.dateAt(Instant.parse("2026-05-05T02:00:00Z"))).isEqualTo("2026-05-04");
    }

    /** 4.1: what its first upload said holds for every date, what the walker says from that date on. */
    @Test
    void knowsADevicesKindFromItsDateOn() {
        DeviceKindSet first = DeviceKindSet.newBuilder()
                .setDeviceId("x")
                .setKind(DeviceKind.DEVICE_KIND_PHONE)
                .build();
        Timeline timeline = anna.fold(first)
                .fold(first.toBuilder()
                        .setKind(DeviceKind.DEVICE_KIND_WATCH)
                        .setEffectiveFrom((int) JUNE_1.toEpochDay())
                        .build());
        assertThat(timeline.kindOn("x", JUNE_1.minusDays(1))).contains(DeviceKind.DEVICE_KIND_PHONE);
        assertThat(timeline.kindOn("x", JUNE_1)).contains(DeviceKind.DEVICE_KIND_WATCH);
        assertThat(timeline.kindsOn(JUNE_1.minusDays(1))).containsOnly(Map.entry("x", DeviceKind.DEVICE_KIND_PHONE));
        assertThat(timeline.kindOn("y", JUNE_1)).isEmpty();
    }

    @Test
    void prefersDevicesFromTheirDateOn() {
        Timeline timeline = anna.preferenceFrom(JUNE_1, List.of("watch-1", "pixel-9"));
        assertThat(timeline.preferenceOn(JUNE_1.minusDays(1))).isEmpty();
        assertThat(timeline.preferenceOn(JUNE_1.plusYears(1))).containsExactly("watch-1", "pixel-9");
    }
}
