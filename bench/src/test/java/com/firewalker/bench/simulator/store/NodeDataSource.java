package com.firewalker.bench.simulator.store;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** One program's way to MySQL. When the program dies, so do its transactions. */
public final class NodeDataSource extends AbstractDataSource {

    private final SimulatedMySql server;
    private final Interference interference;
    private final UnaryOperator<String> changed;
    private final List<SqlConnection> open = new ArrayList<>();

    /** @param changed a planted fault in the program's SQL */
    public NodeDataSource(SimulatedMySql server, Interference interference, UnaryOperator<String> changed) {
        this.server = server;
        this.interference = interference;
        this.changed = changed;
    }

    @Override
    public Connection getConnection() throws SQLException {
        SqlConnection connection = new SqlConnection(this, server.take());
        open.add(connection);
        return (Connection)
                Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Connection.class}, connection);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    /** Ends every session of the program, as the server does when it is gone. */
    public void kill() throws SQLException {
        for (SqlConnection connection : List.copyOf(open)) {
            connection.close();
        }
    }

    /** H2 never tells others that a transaction holds a row once it went back to a savepoint: they would wait for ever. */
    public boolean isPartlyUndone() {
        return open.stream().anyMatch(SqlConnection::isPartlyUndone);
    }

    Interference interference() {
        return interference;
    }

    /** Of a planted fault: statements that take part in no transaction of the program. */
    Connection outside() {
        return server.own();
    }

    String changed(String sql) {
        return changed.apply(sql);
    }

    void closed(SqlConnection connection, Connection physical) throws SQLException {
        open.remove(connection);
        server.giveBack(physical);
    }
}
