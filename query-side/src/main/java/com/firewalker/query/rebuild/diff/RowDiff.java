package com.firewalker.query.rebuild.diff;

import java.time.chrono.ChronoLocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/** Walks two tables of one shape side by side in the order of their key. */
public final class RowDiff {

    /** Hears of every row that is not the same on both sides; at most one of the two is null. */
    public interface Sink {
        void differs(TableShape shape, @Nullable Object @Nullable [] before, @Nullable Object @Nullable [] after);
    }

    private final TableShape shape;
    private final Findings findings;
    private final Sink sink;

    private RowDiff(TableShape shape, Findings findings, Sink sink) {
        this.shape = shape;
        this.findings = findings;
        this.sink = sink;
    }

    /** Compares all rows, or those that have the given values in the given columns. */
    public static void compare(
            JdbcOperations jdbc,
            TableShape shape,
            Tables tables,
            Map<String, Object> where,
            Findings findings,
            Sink sink) {
        new RowDiff(shape, findings, sink)
                .walk(
                        new TableRows(jdbc, tables.before(), shape, where),
                        new TableRows(jdbc, tables.after(), shape, where));
    }

    /** The names under which the two stand. */
    public record Tables(String before, String after) {}

    private void walk(TableRows olds, TableRows news) {
        @Nullable Object[] before = olds.next();
        @Nullable Object[] after = news.next();
        while (before != null || after != null) {
            int order = before == null ? 1 : after == null ? -1 : order(before, after);
            if (order < 0) {
                tell(before, null);
                before = olds.next();
            } else if (order > 0) {
                tell(null, after);
                after = news.next();
            } else {
                same(Objects.requireNonNull(before), Objects.requireNonNull(after));
                before = olds.next();
                after = news.next();
            }
        }
    }

    private void same(@Nullable Object[] before, @Nullable Object[] after) {
        if (TableRows.same(before, after)) {
            findings.equal();
        } else {
            tell(before, after);
        }
    }

    private void tell(@Nullable Object @Nullable [] before, @Nullable Object @Nullable [] after) {
        findings.differs(shape.name(), key(before == null ? after : before), words(before), words(after));
        sink.differs(shape, before, after);
    }

    private Map<String, String> key(@Nullable Object @Nullable [] row) {
        var key = new LinkedHashMap<String, String>();
        for (int index : shape.keyIndexes()) {
            key.put(shape.columns().get(index), String.valueOf(Objects.requireNonNull(row)[index]));
        }
        return key;
    }

    private @Nullable Map<String, @Nullable String> words(@Nullable Object @Nullable [] row) {
        if (row == null) {
            return null;
        }
        var words = new LinkedHashMap<String, @Nullable String>();
        for (int i = 0; i < row.length; i++) {
            words.put(shape.columns().get(i), word(row[i]));
        }
        return words;
    }

    private static @Nullable String word(@Nullable Object value) {
        return value instanceof byte[] bytes ? Arrays.toString(bytes) : value == null ? null : value.toString();
    }

    private int order(@Nullable Object[] before, @Nullable Object[] after) {
        for (int index : shape.keyIndexes()) {
            int order = order(Objects.requireNonNull(before[index]), Objects.requireNonNull(after[index]));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** As the server orders them: keys are numbers, dates, bytes, and text in a binary collation. */
    private static int order(Object one, Object other) {
        if (one instanceof Number number && other instanceof Number second) {
            return Long.compare(number.longValue(), second.longValue());
        }
        if (one instanceof String text && other instanceof String second) {
            return text.compareTo(second);
        }
        if (one instanceof ChronoLocalDate date && other instanceof ChronoLocalDate second) {
            return date.compareTo(second);
        }
        if (one instanceof byte[] bytes && other instanceof byte[] second) {
            return Arrays.compareUnsigned(bytes, second);
        }
        throw new IllegalStateException(
                "a key of this type has no order here: " + one.getClass().getSimpleName());
    }
}
