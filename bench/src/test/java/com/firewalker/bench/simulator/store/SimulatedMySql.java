package com.firewalker.bench.simulator.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * MySQL in memory: the product's tables in H2, which has transactions, row locks, unique keys and the isolation levels
 * that the product asks for. A lock that is not free fails at once: there is one thread, nobody could free it meanwhile.
 */
public final class SimulatedMySql {

    private static final String URL = ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE"
            + ";LOCK_TIMEOUT=1;QUERY_CACHE_SIZE=400;DB_CLOSE_DELAY=-1;NON_KEYWORDS=MONTH,DAY,YEAR,VALUE,KEY,TIMESTAMP";

    private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + URL;
    private final Deque<Connection> idle = new ArrayDeque<>();
    private final Connection own;
    private final Map<String, List<Object[]>> beginning;

    public SimulatedMySql(String... migrations) throws SQLException {
        own = DriverManager.getConnection(url);
        Schema.create(own, migrations);
        beginning = copy();
    }

    /** Of whoever judges: nobody interferes. */
    public Connection own() {
        return own;
    }

    public void execute(String sql) throws SQLException {
        try (Statement statement = own.createStatement()) {
            statement.execute(sql);
        }
    }

    /** As it was made. */
    public void reset() throws SQLException {
        putBack(beginning);
    }

    /** Every row of every table. */
    public Map<String, List<Object[]>> copy() throws SQLException {
        Map<String, List<Object[]>> tables = new LinkedHashMap<>();
        for (String table : tables()) {
            tables.put(table, rows("SELECT * FROM " + table));
        }
        return tables;
    }

    /** What a failover to a replica that lags does: whatever came later is lost. */
    public void putBack(Map<String, List<Object[]>> tables) throws SQLException {
        execute("SET REFERENTIAL_INTEGRITY FALSE");
        for (Map.Entry<String, List<Object[]>> table : tables.entrySet()) {
            execute("DELETE FROM " + table.getKey());
            for (Object[] row : table.getValue()) {
                insert(table.getKey(), row);
            }
        }
        execute("SET REFERENTIAL_INTEGRITY TRUE");
    }

    private void insert(String table, Object[] row) throws SQLException {
        String marks = "?" + ",?".repeat(row.length - 1);
        try (PreparedStatement insert = own.prepareStatement("INSERT INTO " + table + " VALUES (" + marks + ")")) {
            for (int i = 0; i < row.length; i++) {
                insert.setObject(i + 1, row[i]);
            }
            insert.executeUpdate();
        }
    }

    private List<String> tables() throws SQLException {
        return rows("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'").stream()
                .map(row -> String.valueOf(row[0]))
                .toList();
    }

    public List<Object[]> rows(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement select = own.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setObject(i + 1, parameters[i]);
            }
            try (ResultSet rows = select.executeQuery()) {
                List<Object[]> all = new ArrayList<>();
                while (rows.next()) {
                    Object[] row = new Object[rows.getMetaData().getColumnCount()];
                    for (int i = 0; i < row.length; i++) {
                        row[i] = rows.getObject(i + 1);
                    }
                    all.add(row);
                }
                return all;
            }
        }
    }

    Connection take() throws SQLException {
        Connection connection = idle.poll();
        return connection == null ? DriverManager.getConnection(url) : connection;
    }

    /** Whatever is not committed is rolled back. */
    void giveBack(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        if (connection.getTransactionIsolation() != Connection.TRANSACTION_READ_COMMITTED) {
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        }
        idle.push(connection);
    }
}
