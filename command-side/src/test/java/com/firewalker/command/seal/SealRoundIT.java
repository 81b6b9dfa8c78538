package com.firewalker.command.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.firewalker.command.testing.CommandSide;
import com.firewalker.events.v1.BoardPeriod;
import com.firewalker.events.v1.PeriodSealed;
import com.firewalker.platform.ledger.lane.Commands;
import com.firewalker.platform.ledger.store.LedgerEvent;
import com.firewalker.platform.ledger.store.LedgerReader;
import com.firewalker.platform.web.Refusal;
import com.firewalker.proto.SealTimes;
import com.firewalker.proto.StreamNames;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** domain-rules.md 7.2: seals are set once, whichever node comes first, and made up in order after a stop. */
class SealRoundIT {

    private final CommandSide commandSide = CommandSide.running();
    private final LedgerReader ledger = commandSide.bean(LedgerReader.class);

    @Test
    void makesUpWhatFellDueInOrderAndOnce() {
        commandSide.somebody("Anna");
        Instant began = ledger.at(1).map(LedgerEvent::recordedAt).orElseThrow();
        Instant later = began.plus(Duration.ofDays(40));

        CompletableFuture.allOf(Stream.of(round(later), round(later))
                        .map(round -> CompletableFuture.runAsync(round::look))
                        .toArray(CompletableFuture[]::new))
                .join();
        round(later).look();

        List<LedgerEvent> seals = new ArrayList<>();
        ledger.eventsIn(
                        StreamNames.SEAL,
                        StreamNames.SEAL + "~",
                        Set.of(PeriodSealed.getDescriptor().getFullName()))
                .forEach(seals::add);
        seals.sort(Comparator.comparingLong(LedgerEvent::position));
        assertThat(seals).extracting(LedgerEvent::sequence).containsOnly(0L);
        assertThat(spans(seals)).isSorted().hasSizeGreaterThan(40);
        assertThat(spans(seals)).allSatisfy(span -> {
            assertThat(span.to()).isBeforeOrEqualTo(SealTimes.lastDue(later));
            assertThat(span.times().isHistory(began)).isFalse();
        });
        assertThat(spans(seals)).extracting(SealedSpan::period).contains(BoardPeriod.BOARD_PERIOD_MONTH);
    }

    /** An operator may seal what has ended, and nothing else. */
    @Test
    void refusesWhatHasNotEndedAndWhatIsHistory() {
        commandSide.somebody("Ben");
        Seals seals = seals(Instant.now());
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        assertThat(refusal(seals, today)).isEqualTo("not-ended");
        assertThat(refusal(seals, LocalDate.of(2020, 5, 4))).isEqualTo("never-sealed");
        Seals later = seals(Instant.now().plus(Duration.ofDays(60)));
        LocalDate ended = today.plusDays(50);
        assertThat(later.early(SealedSpan.around(BoardPeriod.BOARD_PERIOD_DAY, ended)))
                .isPositive();
        assertThat(refusal(later, ended)).isEqualTo("already-sealed");
    }

    private static String refusal(Seals seals, LocalDate date) {
        var refused = new Refusal[1];
        assertThatThrownBy(() -> seals.early(SealedSpan.around(BoardPeriod.BOARD_PERIOD_DAY, date)))
                .isInstanceOfSatisfying(Refusal.class, refusal -> refused[0] = refusal);
        return refused[0].code();
    }

    private static List<SealedSpan> spans(List<LedgerEvent> seals) {
        return seals.stream()
                .map(LedgerEvent::payload)
                .map(PeriodSealed.class::cast)
                .filter(seal -> !seal.getEarly())
                .map(seal -> SealedSpan.around(seal.getPeriod(), LocalDate.ofEpochDay(seal.getFrom())))
                .toList();
    }

    private SealRound round(Instant now) {
        return new SealRound(seals(now), ledger, Clock.fixed(now, ZoneOffset.UTC));
    }

    private Seals seals(Instant now) {
        return new Seals(commandSide.bean(Commands.class), ledger, Clock.fixed(now, ZoneOffset.UTC));
    }
}
