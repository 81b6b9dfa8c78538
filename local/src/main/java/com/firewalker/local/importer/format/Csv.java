package com.firewalker.local.importer.format;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Rows of a CSV file by the names of its columns, forgiving a byte order mark, quotes, blank lines and case. */
final class Csv {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private Csv() {}

    /** One row; a column that is missing or empty is absent. */
    record Row(Map<String, Integer> columns, CSVRecord values, char delimiter) {

        Optional<String> get(String... names) {
            for (String name : names) {
                Integer place = columns.get(name);
                if (place != null && place < values.size() && !values.get(place).isBlank()) {
                    return Optional.of(values.get(place).trim());
                }
            }
            return Optional.empty();
        }

        String need(String... names) {
            return get(names).orElseThrow(() -> new IllegalArgumentException("there is no " + names[0]));
        }

        long count(String... names) {
            return delimiter == ';' ? Counts.ofContinental(need(names)) : Counts.of(need(names));
        }
    }

    /** The names of the columns in a file's first line, in lower case. */
    static List<String> header(String head) {
        String line = head.replace(BYTE_ORDER_MARK, "")
                .lines()
                .filter(l -> !l.isBlank())
                .findFirst()
                .orElse("");
        return List.of(
                line.toLowerCase(Locale.ROOT).replace("\"", "").trim().split("\\s*[" + delimiter(line) + "]\\s*"));
    }

    /** @param skipped how many lines stand before the header */
    static void rows(Export.Entry entry, int skipped, ExportSink sink, Consumer<Row> each) throws IOException {
        String head = entry.head();
        String first =
                head.lines().skip(skipped).filter(l -> !l.isBlank()).findFirst().orElse("");
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter(first))
                .setIgnoreEmptyLines(true)
                .setTrim(true)
                .setLenientEof(true)
                .setTrailingData(true)
                .get();
        try (InputStream in = entry.open();
                BufferedReader text = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (int line = 0; line < skipped; line++) {
                text.readLine();
            }
            try (CSVParser parser = CSVParser.parse(text, format)) {
                Iterator<CSVRecord> records = parser.iterator();
                if (!records.hasNext()) {
                    return;
                }
                Map<String, Integer> columns = columns(records.next());
                while (records.hasNext()) {
                    row(new Row(columns, records.next(), delimiter(first)), entry, sink, each);
                }
            }
        } catch (UncheckedIOException e) {
            sink.skipped("the rest of the file cannot be read", entry.name());
        }
    }

    private static void row(Row row, Export.Entry entry, ExportSink sink, Consumer<Row> each) {
        try {
            each.accept(row);
        } catch (IllegalArgumentException | DateTimeException e) {
            String said = String.join(",", row.values().values());
            sink.skipped("row cannot be read", entry.name() + ": " + said);
        }
    }

    private static Map<String, Integer> columns(CSVRecord header) {
        Map<String, Integer> columns = new HashMap<>();
        for (int place = 0; place < header.size(); place++) {
            columns.putIfAbsent(
                    header.get(place)
                            .replace(BYTE_ORDER_MARK, "")
                            .replace("\"", "")
                            .trim()
                            .toLowerCase(Locale.ROOT),
                    place);
        }
        return columns;
    }

    private static char delimiter(String line) {
        long semicolons = line.chars().filter(c -> c == ';').count();
        long commas = line.chars().filter(c -> c == ',').count();
        long tabs = line.chars().filter(c -> c == '\t').count();
        return tabs > commas && tabs > semicolons ? '\t' : semicolons > commas ? ';' : ',';
    }
}
