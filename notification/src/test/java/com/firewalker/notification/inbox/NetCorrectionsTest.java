package com.firewalker.notification.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.notification.inbox.DigestTables.Waiting;
import com.firewalker.notification.inbox.NetCorrections.Net;
import com.firewalker.notification.intent.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Corrections come as their keys sort, where "10" stands before "9". Cites domain-rules.md 9.6. */
class NetCorrectionsTest {

    @Test
    void goesFromTheTotalBeforeTheFirstToTheTotalAfterTheLast() {
        Net net = new Net(new ArrayList<>(), new ArrayList<>());

        NetCorrections.reduce(
                new ArrayList<>(List.of(
                        correction(1, "2026-05-04", 10, 1_100, 1_000),
                        correction(2, "2026-05-04", 11, 1_000, 900),
                        correction(3, "2026-05-04", 9, 1_200, 1_100))),
                null,
                net);

        assertThat(net.told())
                .singleElement()
                .satisfies(told ->
                        assertThat(told.values()).containsEntry("from", 1_200).containsEntry("to", 900));
        assertThat(net.untold()).hasSize(2);
    }

    @Test
    void listsTheDaysAscending() {
        NewEntry entry = NewEntry.of(
                List.of(correction(1, "2026-05-10", 3, 900, 800), correction(2, "2026-05-04", 9, 2_000, 0)),
                Instant.EPOCH);

        assertThat(entry.intents()).extracting(Waiting::date).containsExactly("2026-05-04", "2026-05-10");
    }

    private static Waiting correction(long id, String date, long sequence, int from, int to) {
        return new Waiting(
                id,
                "DAY_CORRECTED:w:" + date + ":" + sequence,
                "w",
                Kind.DAY_CORRECTED,
                Map.of("date", date, "from", from, "to", to),
                null);
    }
}
