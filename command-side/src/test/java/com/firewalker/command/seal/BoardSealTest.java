package com.firewalker.command.seal;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.events.v1.BoardPeriod;
import com.firewalker.events.v1.PeriodSealed;
import com.firewalker.platform.web.Refusal;
import com.firewalker.proto.SealTimes;
import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;

/** domain-rules.md 7.2: when periods close and are sealed, and that each is sealed once. */
class BoardSealTest {

    private static final LocalDate MAY_4 = LocalDate.of(2026, 5, 4);

    @Test
    void sealsOnce() {
        SealedSpan span = SealedSpan.around(BoardPeriod.BOARD_PERIOD_DAY, MAY_4);
        fixture().givenNoPriorActivity().when(new SealPeriod(span, 1, false)).expectEvents(sealed(span, false));
        fixture()
                .given(sealed(span, false))
                .when(new SealPeriod(span, 1, true))
                .expectNoEvents()
                .expectException(Matchers.isA(Refusal.class));
    }

    /** Ex 4 May: 5, 6 May; W19 (4-10 May): 11, 12 May; May: 1, 2 June. */
    @Test
    void closesAtNoonOfTheDayAfterAndIsSealedADayLater() {
        assertThat(times(BoardPeriod.BOARD_PERIOD_DAY)).isEqualTo(at("2026-05-05", "2026-05-06"));
        assertThat(times(BoardPeriod.BOARD_PERIOD_WEEK)).isEqualTo(at("2026-05-11", "2026-05-12"));
        assertThat(times(BoardPeriod.BOARD_PERIOD_MONTH)).isEqualTo(at("2026-06-01", "2026-06-02"));
    }

    @Test
    void isDueFromThatInstantOn() {
        assertThat(SealTimes.lastDue(Instant.parse("2026-05-06T12:00:00Z"))).isEqualTo(MAY_4);
        assertThat(SealTimes.lastDue(Instant.parse("2026-05-06T11:59:59.999Z"))).isEqualTo(MAY_4.minusDays(1));
    }

    @Test
    void isHistoryWhereTheSealWouldLieBeforeTheFirstEvent() {
        SealTimes times = SealTimes.of(MAY_4);
        assertThat(times.isHistory(Instant.parse("2026-05-06T12:00:00Z"))).isFalse();
        assertThat(times.isHistory(Instant.parse("2026-05-06T12:00:00.001Z"))).isTrue();
    }

    private static SealTimes times(BoardPeriod period) {
        return SealedSpan.around(period, MAY_4).times();
    }

    private static SealTimes at(String closes, String seals) {
        return new SealTimes(Instant.parse(closes + "T12:00:00Z"), Instant.parse(seals + "T12:00:00Z"));
    }

    private static AggregateTestFixture<BoardSeal> fixture() {
        return new AggregateTestFixture<>(BoardSeal.class);
    }

    private static PeriodSealed sealed(SealedSpan span, boolean early) {
        return PeriodSealed.newBuilder()
                .setPeriod(span.period())
                .setFrom((int) span.from().toEpochDay())
                .setTo((int) span.to().toEpochDay())
                .setPolicyVersion(1)
                .setEarly(early)
                .build();
    }
}
