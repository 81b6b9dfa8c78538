package com.firewalker.query.rebuild.diff;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/** A table's rows in the order of its primary key, page by page, so that no statement runs long. */
final class TableRows {

    private static final int PAGE = 2000;

    private final JdbcOperations jdbc;
    private final String table;
    private final TableShape shape;
    private final Map<String, Object> where;
    private final Deque<@Nullable Object[]> page = new ArrayDeque<>();
    private @Nullable Object @Nullable [] last;
    private boolean exhausted;

    /** @param where columns and the values that rows must have; empty: all rows */
    TableRows(JdbcOperations jdbc, String table, TableShape shape, Map<String, Object> where) {
        this.jdbc = jdbc;
        this.table = table;
        this.shape = shape;
        this.where = Map.copyOf(where);
    }

    /** The next row, or null at the end. */
    public @Nullable Object @Nullable [] next() {
        if (page.isEmpty() && !exhausted) {
            read();
        }
        return page.poll();
    }

    private void read() {
        var parameters = new ArrayList<@Nullable Object>();
        var conditions = new ArrayList<String>();
        where.forEach((column, value) -> {
            conditions.add(column + " = ?");
            parameters.add(value);
        });
        if (last != null) {
            conditions.add(after(last, parameters));
        }
        String sql = "SELECT " + String.join(", ", shape.columns()) + " FROM " + table
                + (conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions))
                + " ORDER BY " + String.join(", ", shape.keys()) + " LIMIT " + PAGE;
        List<@Nullable Object[]> rows = jdbc.query(sql, TableRows::row, parameters.toArray());
        page.addAll(rows);
        exhausted = rows.size() < PAGE;
        last = rows.isEmpty() ? last : rows.get(rows.size() - 1);
    }

    /** (a, b) > (x, y), written so that both servers use the index. */
    private String after(@Nullable Object[] row, List<@Nullable Object> parameters) {
        int[] keys = shape.keyIndexes();
        var choices = new ArrayList<String>();
        for (int depth = 0; depth < keys.length; depth++) {
            ArrayList<String> equal = shape.keys().subList(0, depth).stream()
                    .map(key -> key + " = ?")
                    .collect(Collectors.toCollection(ArrayList::new));
            for (int i = 0; i < depth; i++) {
                parameters.add(row[keys[i]]);
            }
            equal.add(shape.keys().get(depth) + " > ?");
            parameters.add(row[keys[depth]]);
            choices.add("(" + String.join(" AND ", equal) + ")");
        }
        return "(" + String.join(" OR ", choices) + ")";
    }

    private static @Nullable Object[] row(ResultSet row, int number) throws SQLException {
        ResultSetMetaData meta = row.getMetaData();
        var values = new @Nullable Object[meta.getColumnCount()];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (meta.getColumnType(i + 1)) {
                case Types.DATE -> row.getObject(i + 1, LocalDate.class);
                case Types.TIMESTAMP -> row.getObject(i + 1, LocalDateTime.class);
                default -> row.getObject(i + 1);
            };
        }
        return values;
    }

    public static boolean same(@Nullable Object[] one, @Nullable Object[] other) {
        return Arrays.deepEquals(one, other);
    }
}
