package com.firewalker.bench.append;

import com.firewalker.bench.measure.Figure;
import com.firewalker.bench.measure.Stores;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Bytes in MySQL per event, indexes included. */
public final class Storage {
    private final Stores stores;

    public Storage(Stores stores) {
        this.stores = stores;
    }

    public Figure bytesPerEvent(String name, String schema, String table) throws SQLException {
        try (Connection connection = stores.connect(schema);
                Statement statement = connection.createStatement()) {
            statement.execute("ANALYZE TABLE " + table);
            long rows = number(statement, "SELECT COUNT(*) FROM " + table);
            long bytes = number(
                    statement,
                    "SELECT data_length + index_length FROM information_schema.tables WHERE table_schema = '" + schema
                            + "' AND table_name = '" + table + "'");
            double each = (double) bytes / rows;
            return new Figure("storage", name, "B", each, List.of(each), 0);
        }
    }

    private static long number(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
