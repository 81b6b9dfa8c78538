package com.firewalker.query.view;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * A multi-row insert that overwrites a row's registers only from newer positions. A register is a group of columns
 * with its own guard column, so that two kinds of facts may meet in one row in any order.
 */
public final class Upsert {

    private static final int ROWS_PER_STATEMENT = 500;

    private final String table;
    private final String columns;
    private final String row;
    private final String assignments;

    /** Columns that one kind of fact overwrites, and the column that holds the position of the last one. */
    public record Register(String guard, List<String> columns) {

        public Register {
            columns = List.copyOf(columns);
        }

        public static Register guardedBy(String guard, String... columns) {
            return new Register(guard, Arrays.asList(columns));
        }

        private Stream<String> all() {
            return Stream.concat(columns.stream(), Stream.of(guard));
        }

        private Stream<String> assignments() {
            return Stream.concat(
                    columns.stream()
                            .map(column ->
                                    "%1$s = IF(VALUES(%2$s) > %2$s, VALUES(%1$s), %1$s)".formatted(column, guard)),
                    Stream.of("%1$s = GREATEST(%1$s, VALUES(%1$s))".formatted(guard)));
        }
    }

    private Upsert(String table, List<String> keys, List<Register> registers) {
        List<String> all = Stream.concat(keys.stream(), registers.stream().flatMap(Register::all))
                .toList();
        this.table = table;
        this.columns = String.join(",", all);
        this.row = all.stream().map(column -> "?").collect(Collectors.joining(",", "(", ")"));
        this.assignments = registers.stream().flatMap(Register::assignments).collect(Collectors.joining(", "));
    }

    public static Upsert into(String table, List<String> keys, Register... registers) {
        return new Upsert(table, List.copyOf(keys), List.of(registers));
    }

    /** Rows hold the keys, then each register's columns followed by its guard. */
    public void write(JdbcOperations jdbc, ViewVersion version, List<@Nullable Object[]> rows) {
        for (int from = 0; from < rows.size(); from += ROWS_PER_STATEMENT) {
            List<@Nullable Object[]> part = rows.subList(from, Math.min(rows.size(), from + ROWS_PER_STATEMENT));
            jdbc.update(sql(version, part.size()), statement -> set(statement, part));
        }
    }

    private static void set(PreparedStatement statement, List<@Nullable Object[]> rows) throws SQLException {
        int parameter = 0;
        for (Object[] row : rows) {
            for (Object value : row) {
                statement.setObject(++parameter, value);
            }
        }
    }

    private String sql(ViewVersion version, int rows) {
        return "INSERT INTO " + version.table(table) + " (" + columns + ") VALUES " + row
                + ("," + row).repeat(rows - 1)
                + " ON DUPLICATE KEY UPDATE " + assignments;
    }
}
