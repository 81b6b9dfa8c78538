package com.firewalker.command.export;

import java.util.List;
import java.util.stream.Collectors;

/** A line of CSV: quoted where needed; a cell that a spreadsheet would run is made text. */
final class Cells {

    private Cells() {}

    static String line(List<?> cells) {
        return cells.stream().map(Cells::cell).collect(Collectors.joining(","));
    }

    private static String cell(Object value) {
        String text = String.valueOf(value);
        String safe = !(value instanceof Number) && text.matches("(?s)[=+@\\t\\r-].*") ? "'" + text : text;
        return safe.matches("(?s).*[\",\\r\\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
