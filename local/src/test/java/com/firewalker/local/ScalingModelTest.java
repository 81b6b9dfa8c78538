package com.firewalker.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The model of docs/scaling.md: each cell follows from the inputs above it, and these from what was measured. */
class ScalingModelTest {

    private static final double SECONDS_OF_A_DAY = 86_400;
    private static final double MICROS = 1e6;
    private static final int DAYS_OF_A_YEAR = 365;
    private static final Map<String, Double> FACTORS =
            Map.of("thousand", 1e3, "million", 1e6, "MB", 1e6, "GB", 1e9, "TB", 1e12);
    private static final Pattern NUMBER = Pattern.compile("([\\d,]*\\d(?:\\.\\d+)?)(?: (thousand|million|MB|GB|TB))?");

    @Test
    void everyCellFollowsFromTheInputs() throws IOException {
        double uploads = input("uploads a walker and day");
        double peak = input("peak : mean");
        double micros = input("processor time of an upload by REST");
        double following = input("with views, boards and notices");
        double use = input("use of a processor") / 100;
        double bytes = input("bytes of an upload event in MySQL");
        double head = input("events/s of one head");
        double board = input("bytes of a walker on one board in Redis");

        List<String[]> rows = rows("Calculated: what limits first", "walkers");
        assertThat(rows).hasSize(4);
        for (String[] row : rows) {
            double walkers = number(row[0]);
            double mean = walkers * uploads / SECONDS_OF_A_DAY;
            says(row[1], mean);
            says(row[2], mean * peak);
            says(row[3], mean * peak * micros / MICROS * following / use);
            says(row[4], walkers * uploads * DAYS_OF_A_YEAR * bytes);
            says(row[5], Math.ceil(mean * peak / head / use));
            says(row[6], walkers * board);
        }
    }

    /** An input that is called measured stands where measurements are published. */
    @Test
    void measuredInputsAreThoseOfTheBenchmarks() throws IOException {
        String benchmarks = Files.readString(Repository.root().resolve("docs/benchmarks.md"));
        List<String[]> measured = rows("Calculated: what limits first", "input").stream()
                .filter(row -> row[2].startsWith("measured"))
                .toList();
        assertThat(measured).hasSize(4);
        for (String[] row : measured) {
            String value = row[1].split(" ", 2)[0];
            assertThat(benchmarks)
                    .as(row[0])
                    .containsPattern("(?<![\\d,.])" + Pattern.quote(value) + "(?![\\d,.]*\\d)");
        }
    }

    private static double input(String name) throws IOException {
        return rows("Calculated: what limits first", "input").stream()
                .filter(row -> row[0].equals(name))
                .mapToDouble(row -> number(row[1]))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no input called " + name));
    }

    /** The cell is the value, rounded to as many digits as the cell has; gigabytes and terabytes are powers of ten. */
    private static void says(String cell, double value) {
        MatchResult match = match(cell);
        BigDecimal said = new BigDecimal(match.group(1).replace(",", ""));
        BigDecimal is = BigDecimal.valueOf(value / factor(match.group(2)));
        assertThat(said).as(cell).isEqualByComparingTo(is.setScale(said.scale(), RoundingMode.HALF_UP));
        assertThat(said.signum()).as("%s says something", cell).isPositive();
    }

    private static double number(String cell) {
        MatchResult match = match(cell);
        return Double.parseDouble(match.group(1).replace(",", "")) * factor(match.group(2));
    }

    private static MatchResult match(String cell) {
        return NUMBER.matcher(cell).results().findFirst().orElseThrow(() -> new AssertionError("no number: " + cell));
    }

    private static double factor(String unit) {
        return unit == null ? 1 : FACTORS.get(unit);
    }

    /** The rows of the section's table whose first column has this name, without head and line. */
    private static List<String[]> rows(String section, String firstColumn) throws IOException {
        String page = Files.readString(Repository.root().resolve("docs/scaling.md"));
        return page.split("(?m)^## " + section + "$", 2)[1]
                .split("(?m)^## ", 2)[0]
                .lines()
                .dropWhile(line -> !line.startsWith("| " + firstColumn + " |"))
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .map(line -> Arrays.stream(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toArray(String[]::new))
                .toList();
    }
}
