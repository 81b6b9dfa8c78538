package com.firewalker.platform.ledger.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What the ledger does with a connection. */
@FunctionalInterface
public interface SqlWork<T extends @Nullable Object> {
    T on(Connection connection) throws SQLException;
}
