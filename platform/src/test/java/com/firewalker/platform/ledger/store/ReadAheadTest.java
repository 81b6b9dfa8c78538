package com.firewalker.platform.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.platform.ledger.lane.Goal;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is known of streams that were read for a whole group. */
class ReadAheadTest {
    private UnitOfWork<?> group;

    @BeforeEach
    void start() {
        group = DefaultUnitOfWork.startAndGet(null);
    }

    @AfterEach
    void end() {
        group.rollback();
    }

    private void read(List<LedgerRows.Row> rows) {
        ReadAhead.keep(
                new TreeSet<>(List.of("day/a", "day/b", "day/c", "day/d")), new LedgerRows.Part(rows, false), group);
    }

    private static List<LedgerRows.Row> rows(String stream, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new LedgerEvent(
                        1 + i, new UUID(0, i), stream, i, "type", Goal.raised(stream, i), Instant.EPOCH))
                .map(event -> new LedgerRows.Row(event, MetaData.emptyInstance(), 100))
                .toList();
    }

    @Test
    void knowsAStreamWithItsEventsAndOneThatHasNone() {
        read(rows("day/b", 2));
        assertThat(ReadAhead.take("day/a")).isEmpty();
        assertThat(ReadAhead.take("day/b")).hasSize(2);
    }

    @Test
    void handsAStreamOutOnce() {
        read(rows("day/b", 2));
        ReadAhead.take("day/b");
        assertThat(ReadAhead.take("day/b")).isNull();
    }

    @Test
    void knowsNothingOfAStreamThatNobodyAskedFor() {
        read(rows("day/b", 2));
        assertThat(ReadAhead.take("day/e")).isNull();
    }

    @Test
    void doesNotTakeThePartOfAStreamBeforeThePagesEndForTheWhole() {
        ReadAhead.keep(
                new TreeSet<>(List.of("day/a", "day/b", "day/c", "day/d")),
                new LedgerRows.Part(rows("day/c", 1_000), true),
                group);
        assertThat(ReadAhead.take("day/b")).isEmpty();
        assertThat(ReadAhead.take("day/c")).isNull();
        assertThat(ReadAhead.take("day/d")).isNull();
    }

    @Test
    void knowsNothingOutsideAGroup() {
        assertThat(ReadAhead.take("day/a")).isNull();
    }
}
