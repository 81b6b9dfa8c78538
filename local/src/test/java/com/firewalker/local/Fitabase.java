package com.firewalker.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.firewalker.local.client.Api;
import com.firewalker.local.client.CredentialFile;
import com.firewalker.local.client.WalkerClient;
import com.firewalker.local.importer.Format;
import com.firewalker.local.importer.Import;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;

/** The minutes of real walkers, and what each of their days must add up to. */
final class Fitabase {

    private static final String PREFIX = "Fit";
    private static final String VISIBILITY = "public";
    private static final LocalDate FIRST = LocalDate.of(2016, 4, 12);
    private static final LocalDate LAST = LocalDate.of(2016, 5, 13);

    private final Path file;
    private final Map<String, Map<LocalDate, Long>> expected;

    private Fitabase(Path file) throws IOException {
        this.file = file;
        this.expected = sums(file);
    }

    /** Skips the test where the data is not at hand. */
    static Fitabase assumePresent() throws IOException {
        Optional<Path> file = Repository.sharedData("fitabase/minute-steps.csv.gz");
        assumeThat(file).as("shared/data is not beside this repository").isPresent();
        return new Fitabase(file.orElseThrow());
    }

    Import.Options options() {
        return new Import.Options(file, Format.FITBIT_MINUTES, PREFIX, ZoneId.of("UTC"), VISIBILITY);
    }

    static CredentialFile credentials(Path directory) {
        return CredentialFile.open(directory, PREFIX);
    }

    int walkers() {
        return expected.size();
    }

    /** Every walker-day equals the sum of its minutes, asked for through the API at the given position or later. */
    void assertTotals(Api api, CredentialFile credentials, long position) {
        expected.forEach((walker, days) -> {
            WalkerClient client = WalkerClient.registerOrLogIn(
                    api,
                    credentials.of(PREFIX.toLowerCase(Locale.ROOT) + "-" + walker + "@walkers.example"),
                    new WalkerClient.Profile(walker, "UTC", VISIBILITY));
            JsonNode answer = client.call(
                            "GET",
                            "/v1/me/days?from=" + FIRST + "&to=" + LAST,
                            null,
                            Map.of("Firewalker-After", Long.toString(position)))
                    .expectSuccess()
                    .body();
            Map<LocalDate, Long> totals = new TreeMap<>();
            for (JsonNode day : answer.path("days")) {
                if (day.path("total").asLong() > 0) {
                    totals.put(
                            LocalDate.parse(day.path("date").asString()),
                            day.path("total").asLong());
                }
            }
            assertThat(totals).as(walker).isEqualTo(days);
        });
    }

    private static Map<String, Map<LocalDate, Long>> sums(Path file) throws IOException {
        Map<String, Map<LocalDate, Long>> sums = new TreeMap<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            lines.lines()
                    .skip(1)
                    .map(line -> line.split(","))
                    .forEach(fields -> sums.computeIfAbsent(fields[0], walker -> new TreeMap<>())
                            .merge(LocalDate.parse(fields[1].substring(0, 10)), Long.valueOf(fields[2]), Long::sum));
        }
        return sums;
    }
}
