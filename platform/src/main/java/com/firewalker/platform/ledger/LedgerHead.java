package com.firewalker.platform.ledger;

import com.firewalker.platform.web.LedgerEnd;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** How far the ledger goes. Everything up to here is committed and visible. */
public final class LedgerHead implements LedgerEnd {
    private final DataSource dataSource;

    LedgerHead(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public long position() {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT position FROM ledger_head WHERE id = 1")) {
            return row.next() ? row.getLong(1) : 0;
        } catch (SQLException e) {
            throw new EventStoreException("could not read the head of the ledger: " + e.getMessage(), e);
        }
    }
}
