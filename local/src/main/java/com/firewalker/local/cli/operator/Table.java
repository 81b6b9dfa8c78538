package com.firewalker.local.cli.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Rows in columns as wide as they need to be. */
public final class Table {

    private Table() {}

    /** A column may be a path: {@code lag.events} is headed LAG EVENTS. */
    public static String of(JsonNode items, List<String> columns) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(columns.stream()
                .map(column -> column.replace('.', ' ').toUpperCase(Locale.ROOT))
                .toList());
        for (JsonNode item : items) {
            rows.add(columns.stream()
                    .map(column -> cell(item.at("/" + column.replace('.', '/'))))
                    .toList());
        }
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            int at = column;
            widths.add(rows.stream().mapToInt(row -> row.get(at).length()).max().orElse(0));
        }
        return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining());
    }

    static String cell(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "-";
        }
        if (value.isArray()) {
            return value.isEmpty() ? "-" : value.valueStream().map(Table::cell).collect(Collectors.joining(" "));
        }
        return value.isValueNode() ? value.asString() : value.toString();
    }

    private static String line(List<String> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            line.append(("%-" + (widths.get(column) + 2) + "s").formatted(row.get(column)));
        }
        return line.toString().stripTrailing() + System.lineSeparator();
    }
}
