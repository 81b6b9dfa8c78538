package com.firewalker.platform.data;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/**
 * Connections for reading only. Every transaction is one snapshot; read-only marks and commits cost no round trip
 * beyond what that needs.
 */
final class ReaderPool implements AutoCloseable {

    private final HikariDataSource pool;

    ReaderPool(String name, String server, String schema, String user, String password, int size) {
        HikariConfig config = PrimaryData.bounded(name, size);
        config.setJdbcUrl(MysqlUrl.existing(server, schema) + "&readOnlyPropagatesToServer=false");
        config.setUsername(user);
        config.setPassword(password);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(1_000);
        config.setAutoCommit(false);
        config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        config.setInitializationFailTimeout(-1);
        pool = new HikariDataSource(config);
    }

    /** @throws ReadersBusy where every connection was in use all the while; the server may be well */
    Connection connection() throws SQLException {
        try {
            return pool.getConnection();
        } catch (SQLTransientConnectionException e) {
            throw isFull() ? new ReadersBusy(e) : e;
        }
    }

    private boolean isFull() {
        return pool.getHikariPoolMXBean().getActiveConnections() >= pool.getMaximumPoolSize();
    }

    @Override
    public void close() {
        pool.close();
    }
}
