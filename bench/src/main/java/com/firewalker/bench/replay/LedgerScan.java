package com.firewalker.bench.replay;

import com.firewalker.bench.measure.Figure;
import com.firewalker.bench.measure.Measuring;
import com.firewalker.bench.measure.Stores;
import com.firewalker.platform.ledger.store.LedgerEvent;
import com.firewalker.platform.ledger.store.LedgerReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;

/** The limits of replaying: reading the ledger's rows one after the other, with and without decoding them. */
public final class LedgerScan {
    private static final int PAGE = 1000;

    private final Measuring measuring;
    private final Stores stores;
    private final int events;

    public LedgerScan(Measuring measuring, Stores stores, int events) {
        this.measuring = measuring;
        this.stores = stores;
        this.events = events;
    }

    public Figure decoded(LedgerReader ledger) throws Exception {
        return measuring.rate("replay", "read and decode, one thread", events, round -> {
            long position = 0;
            int decoded = 0;
            for (List<LedgerEvent> page = ledger.page(position, PAGE, Set.of());
                    !page.isEmpty();
                    page = ledger.page(position, PAGE, Set.of())) {
                decoded += page.size();
                position = page.get(page.size() - 1).position();
            }
            if (decoded != events) {
                throw new IllegalStateException(decoded + " events were decoded instead of " + events);
            }
        });
    }

    public Figure raw() throws Exception {
        return measuring.rate("replay", "sequential read, one thread", events, round -> read());
    }

    private void read() throws SQLException {
        try (Connection connection = stores.connect("firewalker_command");
                Statement statement =
                        connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
            statement.setFetchSize(Integer.MIN_VALUE);
            long bytes = 0;
            try (ResultSet row = statement.executeQuery(
                    "SELECT position, stream_id, sequence, type, payload FROM ledger_event ORDER BY position")) {
                while (row.next()) {
                    bytes += row.getBytes(5).length;
                }
            }
            if (bytes == 0) {
                throw new IllegalStateException("the ledger is empty");
            }
        }
    }
}
