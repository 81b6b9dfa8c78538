package com.firewalker.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The table of costs in docs/aws.md, calculated again. */
class CostsTest {

    private static final Pattern PRODUCT = Pattern.compile("([\\d,]+) × ([\\d.]+) = ([\\d,]+)");
    private static final double[] WALKERS = {10_000, 1_000_000, 10_000_000};
    private static final int UPLOADS_A_DAY = 48;
    private static final int BYTES_AN_EVENT = 443;

    private List<String[]> rows;

    @BeforeEach
    void read() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "aws.md"));
        rows = page.substring(page.indexOf("## What it costs"))
                .lines()
                .filter(line -> line.startsWith("| "))
                .map(line -> line.split(" *\\| *"))
                .toList();
    }

    @Test
    void multipliesRightAndAddsUp() {
        long[] sums = new long[WALKERS.length];
        int products = 0;
        for (String[] row : rows) {
            for (int column = 0; column < WALKERS.length; column++) {
                Matcher product = PRODUCT.matcher(row[column + 2]);
                if (product.matches()) {
                    products++;
                    long cost = (long) number(product.group(3));
                    assertThat(Math.round(number(product.group(1)) * number(product.group(2))))
                            .as(row[1])
                            .isEqualTo(cost);
                    sums[column] += cost;
                }
            }
        }
        assertThat(products).isEqualTo(11 * WALKERS.length);
        assertThat(cells("sum"))
                .containsExactly(Arrays.stream(sums).mapToDouble(sum -> sum).toArray());
    }

    @Test
    void followsFromTheNumberOfWalkers() {
        for (int column = 0; column < WALKERS.length; column++) {
            double uploads = WALKERS[column] * UPLOADS_A_DAY;
            double millionsAMonth = uploads * 365 / 12 / 1e6;
            assertThat(cells("uploads a second, mean")[column]).isCloseTo(uploads / 86_400, within(0.05));
            assertThat(cells("Aurora, GB after a year")[column])
                    .isCloseTo(uploads * 365 * BYTES_AN_EVENT / 1e9, within(0.5));
            assertThat(cells("Aurora, million I/O, two an upload")[column]).isCloseTo(2 * millionsAMonth, within(0.5));
            assertThat(cells("firewall, million requests")[column]).isCloseTo(2 * millionsAMonth, within(0.5));
        }
    }

    /** Prices an hour that the page names, as prices a month. */
    @Test
    void takesPricesOfHoursForMonths() {
        assertThat(price("Fargate, tasks", 0)).isCloseTo(730 * (0.5 * 0.04048 + 2 * 0.004445), within(0.005));
        assertThat(price("Fargate, tasks", 1)).isCloseTo(730 * (2 * 0.04048 + 4 * 0.004445), within(0.005));
        assertThat(price("Aurora, capacity units, readers included", 1)).isCloseTo(730 * 0.12, within(0.005));
        assertThat(price("NAT gateways", 1)).isCloseTo(730 * 0.045, within(0.005));
        assertThat(price("Redis, nodes of both groups", 0)).isCloseTo(730 * 0.016, within(0.005));
        assertThat(price("Redis, nodes of both groups", 1)).isCloseTo(730 * 0.219, within(0.005));
    }

    private double price(String name, int column) {
        Matcher product = PRODUCT.matcher(row(name)[column + 2]);
        assertThat(product.matches()).isTrue();
        return number(product.group(2));
    }

    /** A row's three numbers, of products the quantities. */
    private double[] cells(String name) {
        return Arrays.stream(row(name), 2, 2 + WALKERS.length)
                .mapToDouble(cell -> number(cell.split(" ")[0]))
                .toArray();
    }

    private String[] row(String name) {
        return rows.stream().filter(row -> row[1].equals(name)).findFirst().orElseThrow();
    }

    private static double number(String said) {
        return Double.parseDouble(said.replace(",", ""));
    }

    private static Offset<Double> within(double tolerance) {
        return Offset.offset(tolerance);
    }
}
