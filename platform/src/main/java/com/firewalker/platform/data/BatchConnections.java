package com.firewalker.platform.data;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.core.InfrastructureProxy;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Connections for those who write batch after batch: always in a transaction, so that none is begun or ended by
 * statements of its own, and several statements may go to the server at once. Inside one of these transactions
 * whatever uses the service's own data source is on such a connection.
 */
public final class BatchConnections implements AutoCloseable {

    /** Batches of n rows are the same statement as the last batch of n rows. */
    static final String OPTIONS = "&allowMultiQueries=true&prepStmtCacheSize=600";

    private final HikariDataSource pool;
    private final PlatformTransactionManager transactions;

    BatchConnections(HikariDataSource pool, DataSource insteadOf) {
        this.pool = pool;
        this.transactions = new JdbcTransactionManager(new InsteadOf(pool, insteadOf));
    }

    public PlatformTransactionManager transactions() {
        return transactions;
    }

    @Override
    public void close() {
        pool.close();
    }

    /** To Spring the connections of this one are the other's. */
    private static final class InsteadOf extends DelegatingDataSource implements InfrastructureProxy {

        private final DataSource other;

        InsteadOf(DataSource pool, DataSource other) {
            super(pool);
            this.other = other;
        }

        @Override
        public Object getWrappedObject() {
            return other;
        }
    }
}
