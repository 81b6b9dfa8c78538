package com.firewalker.platform.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.proto.StreamNames;
import com.google.protobuf.Empty;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Test;

/** design.md 3: what is kept in memory is bounded in bytes, not in rows. */
class PageLimitTest {

    private static final long PAGE = 100_000;

    private final LedgerPage.Limit limit = new LedgerPage.Limit();

    private static List<LedgerRows.Row> rows(int count, int bytes) {
        var event = new LedgerEvent(
                1, new UUID(0, 1), StreamNames.walker("w"), 0, "type", Empty.getDefaultInstance(), Instant.EPOCH);
        return Collections.nCopies(count, new LedgerRows.Row(event, MetaData.emptyInstance(), bytes));
    }

    @Test
    void asksForAllWhileRowsAreSmall() {
        limit.saw(rows(1_000, 10), PAGE);
        assertThat(limit.of(1_000)).isEqualTo(1_000);
    }

    @Test
    void asksForTwiceWhatFitsOnceRowsAreLarge() {
        limit.saw(rows(2, 50_000), PAGE);
        assertThat(limit.of(1_000)).isEqualTo(4);
    }

    @Test
    void asksForMoreAgainWhereRowsGetSmaller() {
        limit.saw(rows(2, 50_000), PAGE);
        limit.saw(rows(4, 100), PAGE);
        assertThat(limit.of(1_000)).isEqualTo(1_000);
    }

    @Test
    void leavesALimitThatIsLowerAnyway() {
        limit.saw(rows(1, 10_000), PAGE);
        assertThat(limit.of(3)).isEqualTo(3);
    }
}
