package com.firewalker.platform.ledger.store;

import com.firewalker.platform.web.LedgerEnd;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** How far the ledger goes. Everything up to here is committed and visible. */
public final class LedgerHead implements LedgerEnd {
    private static final String LOOK = """
            SELECT head.position, last.event_id, known.event_id
            FROM ledger_head head
            LEFT JOIN ledger_event last ON last.position = head.position
            LEFT JOIN ledger_event known ON known.position = ?
            WHERE head.id = 1""";

    private final DataSource dataSource;
    private volatile LongConsumer seen = position -> {};

    public LedgerHead(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Calls with every position that somebody reads here, on the thread that asked: keep it short. */
    public void whenSeen(LongConsumer action) {
        seen = action;
    }

    /**
     * What a look at the ledger shows.
     *
     * @param head how far it goes, and the event there
     * @param agrees false where the ledger holds another event, or none, where one was known
     */
    public record Look(Checkpoint head, boolean agrees) {}

    /** The head, and whether an event that was known still stands where it stood: one question. */
    public Look look(Checkpoint known) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(LOOK)) {
            select.setLong(1, known.position());
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return new Look(new Checkpoint(0, null), known.position() == 0);
                }
                UUID still = LedgerRows.uuidOrNull(row.getBytes(3));
                boolean agrees = known.event() == null || known.event().equals(still);
                return new Look(new Checkpoint(row.getLong(1), LedgerRows.uuidOrNull(row.getBytes(2))), agrees);
            }
        } catch (SQLException e) {
            throw new EventStoreException("could not read the head of the ledger: " + e.getMessage(), e);
        }
    }

    @Override
    public long position() {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT position FROM ledger_head WHERE id = 1")) {
            long position = row.next() ? row.getLong(1) : 0;
            seen.accept(position);
            return position;
        } catch (SQLException e) {
            throw new EventStoreException("could not read the head of the ledger: " + e.getMessage(), e);
        }
    }
}
