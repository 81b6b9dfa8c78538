package com.firewalker.local.importer.format;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** An SQLite database within an export, read from a copy that nobody else writes. */
final class Database implements AutoCloseable {

    private static final String MAGIC = "SQLite format 3";

    private final Export export;
    private final Connection connection;

    private Database(Export export, Connection connection) {
        this.export = export;
        this.connection = connection;
    }

    /** What is done with each row of an answer. */
    interface Each {
        void row(ResultSet row) throws SQLException;
    }

    static boolean isOne(Export.Entry entry) throws IOException {
        return entry.head().startsWith(MAGIC);
    }

    static Database open(Export export, Export.Entry entry) throws IOException {
        Path copy = entry.copy();
        try {
            return new Database(export, DriverManager.getConnection("jdbc:sqlite:" + copy));
        } catch (SQLException e) {
            throw damaged(export, e);
        }
    }

    List<String> tables() {
        List<String> tables = new ArrayList<>();
        rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name", row -> tables.add(row.getString(1)));
        return tables;
    }

    /** In lower case; empty where there is no such table. */
    Set<String> columns(String table) {
        Set<String> columns = new HashSet<>();
        try {
            DatabaseMetaData meta = connection.getMetaData();
            try (ResultSet found = meta.getColumns(null, null, table, null)) {
                while (found.next()) {
                    columns.add(found.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
                }
            }
            return columns;
        } catch (SQLException e) {
            throw damaged(export, e);
        }
    }

    void rows(String sql, Each each) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                each.row(rows);
            }
        } catch (SQLException e) {
            throw damaged(export, e);
        }
    }

    /** A whole number, whatever SQLite keeps there; what is none is refused and never becomes 0. */
    static long number(ResultSet row, String column) throws SQLException {
        String said = row.getString(column);
        return Counts.of(said == null ? "" : said);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw damaged(export, e);
        }
    }

    private static ExportFormatException damaged(Export export, SQLException e) {
        return new ExportFormatException(export.file(), "the database in it cannot be read: " + e.getMessage());
    }
}
