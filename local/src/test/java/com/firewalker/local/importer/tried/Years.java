package com.firewalker.local.importer.tried;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Three years in which a walker walks on one day a week, each time one step more. */
final class Years {

    private static final int DAYS = 157;
    private static final int FIRST_STEPS = 500;

    private Years() {}

    static Map<String, Long> totals() {
        return IntStream.range(0, DAYS)
                .boxed()
                .collect(Collectors.toMap(Years::date, day -> (long) steps(day), Long::sum, TreeMap::new));
    }

    static String[] records(IntFunction<String> record) {
        return IntStream.range(0, DAYS).mapToObj(record).toArray(String[]::new);
    }

    static String date(int day) {
        return LocalDate.parse("2023-01-01").plusDays(7L * day).toString();
    }

    static int steps(int day) {
        return FIRST_STEPS + day;
    }
}
