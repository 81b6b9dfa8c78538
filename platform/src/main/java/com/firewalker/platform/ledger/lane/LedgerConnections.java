package com.firewalker.platform.ledger.lane;

import com.firewalker.platform.ledger.store.LedgerSql;
import com.firewalker.platform.ledger.store.SqlWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Where the ledger's SQL runs: on the lane's own connection, else in the caller's Spring transaction. */
final class LedgerConnections implements LedgerSql {
    private final DataSource dataSource;
    private final TransactionTemplate transactions;
    private final ThreadLocal<LaneConnection> lane = new ThreadLocal<>();

    LedgerConnections(DataSource dataSource, PlatformTransactionManager transactionManager) {
        this.dataSource = dataSource;
        this.transactions = new TransactionTemplate(transactionManager);
    }

    void enterLane(LaneConnection connection) {
        lane.set(connection);
    }

    void leaveLane() {
        lane.remove();
    }

    boolean inLane() {
        return lane.get() != null;
    }

    <T> T inNewTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }

    @Override
    public <T extends @Nullable Object> T read(SqlWork<T> work) throws SQLException {
        LaneConnection own = lane.get();
        if (own != null) {
            return own.run(work);
        }
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            return work.on(connection);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    @Override
    public <T extends @Nullable Object> T write(SqlWork<T> work) throws SQLException {
        if (inLane()) {
            return read(work);
        }
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return read(bounded(work));
        }
        try {
            return transactions.execute(status -> unchecked(work));
        } catch (EventStoreException e) {
            if (e.getCause() instanceof SQLException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private <T extends @Nullable Object> T unchecked(SqlWork<T> work) {
        try {
            return read(bounded(work));
        } catch (SQLException e) {
            throw new EventStoreException("append failed", e);
        }
    }

    private static <T extends @Nullable Object> SqlWork<T> bounded(SqlWork<T> work) {
        return connection -> {
            BoundedTransaction.bound(connection);
            return work.on(connection);
        };
    }
}
