package com.firewalker.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.firewalker.local.client.Api;
import com.firewalker.local.client.CredentialFile;
import com.firewalker.local.client.WalkerClient;
import com.firewalker.local.importer.Import;
import com.firewalker.local.importer.format.Format;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
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

    /** Walker-days with steps. */
    int days() {
        return expected.values().stream().mapToInt(Map::size).sum();
    }

    /** Every walker-day equals the sum of its minutes, asked for through the API at the given position or later. */
    void assertTotals(Api api, CredentialFile credentials, long position) {
        expected.forEach((walker, days) -> {
            Map<LocalDate, Long> totals = new TreeMap<>();
            for (JsonNode day : viewed(logIn(api, credentials, walker), position)) {
                if (day.path("total").asLong() > 0) {
                    totals.put(date(day), day.path("total").asLong());
                }
            }
            assertThat(totals).as(walker).isEqualTo(days);
        });
    }

    /**
     * Explanation total == day total == view total, and the explanation's slots and adjustments add up to it, for every
     * walker-day with data.
     *
     * @return how many walker-days were compared
     */
    int assertExplained(Api api, CredentialFile credentials, long position) {
        List<String> differences = new ArrayList<>();
        int compared = 0;
        for (String walker : expected.keySet()) {
            WalkerClient client = logIn(api, credentials, walker);
            for (JsonNode viewed : viewed(client, position)) {
                if (viewed.path("hasData").asBoolean()) {
                    compared++;
                    differences(client, viewed, position).ifPresent(differences::add);
                }
            }
        }
        assertThat(differences).isEmpty();
        return compared;
    }

    /** A day asked for in three ways; empty where all figures are the same. */
    private static Optional<String> differences(WalkerClient client, JsonNode viewed, long position) {
        long view = viewed.path("total").asLong();
        JsonNode day = get(client, "/v1/me/days/" + date(viewed), position);
        JsonNode explanation = get(client, "/v1/me/days/" + date(viewed) + "/explanation", position);
        long explained = explanation.path("total").asLong();
        long lines = steps(explanation.path("slots")) + steps(explanation.path("adjustments"));
        long evidence = explanation.path("evidence").asLong()
                - explanation.path("setAside").asLong()
                - explanation.path("quarantinedSteps").asLong();
        boolean same = day.path("total").asLong() == view && explained == view && lines == view && evidence == view;
        return same
                ? Optional.empty()
                : Optional.of(date(viewed) + ": view " + view + ", day " + day.path("total") + ", explanation "
                        + explained + ", its lines " + lines + ", its evidence " + evidence);
    }

    private static long steps(JsonNode lines) {
        long sum = 0;
        for (JsonNode line : lines) {
            sum += line.path("steps").asLong();
        }
        return sum;
    }

    private static WalkerClient logIn(Api api, CredentialFile credentials, String walker) {
        return WalkerClient.registerOrLogIn(
                api,
                credentials.of(PREFIX.toLowerCase(Locale.ROOT) + "-" + walker + "@walkers.example"),
                new WalkerClient.Profile(walker, "UTC", VISIBILITY));
    }

    private static JsonNode viewed(WalkerClient client, long position) {
        return get(client, "/v1/me/days?from=" + FIRST + "&to=" + LAST, position)
                .path("days");
    }

    private static JsonNode get(WalkerClient client, String path, long position) {
        return client.call("GET", path, null, Map.of("Firewalker-After", Long.toString(position)))
                .expectSuccess()
                .body();
    }

    private static LocalDate date(JsonNode day) {
        return LocalDate.parse(day.path("date").asString());
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
