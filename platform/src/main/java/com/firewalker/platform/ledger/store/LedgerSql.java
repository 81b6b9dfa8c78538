package com.firewalker.platform.ledger.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Where the ledger's SQL runs, and in whose transaction. */
public interface LedgerSql {

    <T extends @Nullable Object> T read(SqlWork<T> work) throws SQLException;

    /** In the transaction that is under way, or in one of its own; bounded by the server. */
    <T extends @Nullable Object> T write(SqlWork<T> work) throws SQLException;
}
