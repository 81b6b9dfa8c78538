package com.firewalker.query.rebuild.diff;

import java.util.List;
import org.springframework.jdbc.core.JdbcOperations;

/** A table's columns in order, and which of them are its primary key. */
public record TableShape(String name, List<String> columns, List<String> keys) {

    public static final String WALKER = "walker_id";

    public TableShape {
        columns = List.copyOf(columns);
        keys = List.copyOf(keys);
    }

    public static TableShape of(JdbcOperations jdbc, String table) {
        List<String> columns = jdbc.query("""
                        SELECT column_name FROM information_schema.columns
                        WHERE table_schema = DATABASE() AND table_name = ? ORDER BY ordinal_position""", (row, number) -> row.getString(1), table);
        List<String> keys = jdbc.query("""
                        SELECT column_name FROM information_schema.statistics
                        WHERE table_schema = DATABASE() AND table_name = ? AND index_name = 'PRIMARY'
                        ORDER BY seq_in_index""", (row, number) -> row.getString(1), table);
        return new TableShape(table, columns, keys);
    }

    public boolean perWalker() {
        return columns.contains(WALKER);
    }

    public int[] keyIndexes() {
        return keys.stream().mapToInt(columns::indexOf).toArray();
    }
}
