package com.firewalker.platform.data;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Where read-only transactions go: to the replica while it is usable, else to the primary. */
final class Readers extends AbstractDataSource implements DisposableBean {

    private final ReaderPool primary;
    private final @Nullable ReaderPool replica;
    private final @Nullable ReplicaWatch watch;

    Readers(ReaderPool primary, @Nullable ReaderPool replica, @Nullable ReplicaWatch watch) {
        this.primary = primary;
        this.replica = replica;
        this.watch = watch;
        if (watch != null) {
            watch.start();
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (replica != null && watch != null && watch.usable()) {
            try {
                return replica.connection();
            } catch (ReadersBusy e) {
                throw e;
            } catch (SQLException e) {
                watch.broken(e);
            }
        }
        return primary.connection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new UnsupportedOperationException("readers have one user");
    }

    @Override
    public void destroy() {
        if (watch != null) {
            watch.close();
        }
        if (replica != null) {
            replica.close();
        }
        primary.close();
    }
}
