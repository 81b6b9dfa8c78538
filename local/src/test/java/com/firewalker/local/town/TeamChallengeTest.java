package com.firewalker.local.town;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The dates of the town's challenge. */
class TeamChallengeTest {

    private static final Instant MIDNIGHT = Instant.parse("2026-11-29T00:00:00Z");

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 14, 15, 16, 17, 21, 400})
    void hasOneToFourteenDatesThatHaveEndedEverywhereAtAnyHour(int days) {
        for (Instant now = MIDNIGHT; now.isBefore(MIDNIGHT.plus(Duration.ofDays(1))); now = now.plusSeconds(1_800)) {
            TeamChallenge challenge = new TeamChallenge(List.of(), now, days);
            assertThat(ChronoUnit.DAYS.between(challenge.from(), challenge.to()) + 1)
                    .as("%d days at %s: %s to %s", days, now, challenge.from(), challenge.to())
                    .isBetween(1L, 14L);
            assertThat(challenge.to()).isBefore(LocalDate.parse("2026-11-29"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-29T09:00:00Z, 21, 2026-11-14, 2026-11-27",
        "2026-11-29T13:00:00Z, 21, 2026-11-15, 2026-11-28",
        "2026-11-29T13:00:00Z, 3, 2026-11-27, 2026-11-28",
        "2026-11-29T09:00:00Z, 2, 2026-11-27, 2026-11-27",
        "2026-11-29T09:00:00Z, 1, 2026-11-27, 2026-11-27"
    })
    void takesTheDatesOnWhichTheTownWalks(Instant now, int days, LocalDate from, LocalDate to) {
        TeamChallenge challenge = new TeamChallenge(List.of(), now, days);
        assertThat(challenge.from()).isEqualTo(from);
        assertThat(challenge.to()).isEqualTo(to);
    }
}
