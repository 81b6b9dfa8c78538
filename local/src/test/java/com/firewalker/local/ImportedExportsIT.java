package com.firewalker.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.local.client.CredentialFile;
import com.firewalker.local.client.WalkerClient;
import com.firewalker.local.importer.Import;
import com.firewalker.local.importer.Summary;
import com.firewalker.local.importer.tried.TriedInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Exports as people have them, through the public API, told by the totals of their days (domain-rules.md 3.2, 2.3). */
class ImportedExportsIT {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** As many as one question may span. */
    private static final int DAYS = 400;

    @TempDir
    private Path directory;

    private final String prefix = "Grüße " + UUID.randomUUID();

    static Stream<TriedInput> merged() {
        return TriedInput.all().filter(TriedInput::merged);
    }

    static Stream<TriedInput> ofOneDevice() {
        return TriedInput.all().filter(input -> input.refusal() == null && !input.merged());
    }

    @ParameterizedTest
    @MethodSource("merged")
    void comesToTheTotalsItShouldAndAppendsNothingTheSecondTime(TriedInput input) throws Exception {
        comesToItsTotals(input);
    }

    /** What the readers' own test holds already, for minutes: most of it is making walkers. */
    @Tag("long")
    @ParameterizedTest
    @MethodSource("ofOneDevice")
    void comesToWhatItsReaderTells(TriedInput input) throws Exception {
        comesToItsTotals(input);
    }

    private void comesToItsTotals(TriedInput input) throws Exception {
        Path file = directory;
        Summary summary = new Summary();
        for (TriedInput.Maker export : input.exports()) {
            file = export.in(directory);
            summary = run(file);
            assertThat(summary.statuses()).doesNotContainKeys("rejected", "conflict", "quarantined");
        }
        for (Map.Entry<String, Map<String, Long>> walker : input.totals().entrySet()) {
            assertThat(totals(walker.getKey(), walker.getValue(), summary.position()))
                    .as(walker.getKey())
                    .isEqualTo(walker.getValue());
        }
        Summary again = run(file);
        assertThat(again.position())
                .as("appended by the second time: %s", again.statuses())
                .isEqualTo(summary.position());
        assertThat(again.statuses().keySet()).isSubsetOf("unchanged", "stale");
    }

    @Test
    void countsWhatSourcesThatAlternateSayOnceAndTellsOfEachDevice() throws IOException {
        Path file = Files.writeString(
                directory.resolve("export.xml"),
                "<?xml version=\"1.0\"?><HealthData>"
                        + IntStream.range(0, 600)
                                .mapToObj(minute -> record("Watch", minute, 9) + record("iPhone", minute, 10))
                                .collect(Collectors.joining())
                        + "</HealthData>");
        Summary first = run(file);
        assertThat(first.statuses()).isEqualTo(Map.of("accepted", 1200L));
        assertThat(first.devices()).extracting(row -> row.get("kind")).containsExactlyInAnyOrder("watch", "phone");
        assertThat(first.devices())
                .extracting(row -> row.get("days") + " " + row.get("steps") + " " + row.get("from"))
                .containsExactlyInAnyOrder("1 5400 2026-05-04", "1 6000 2026-05-04");
        assertThat(totals("me", Map.of("2026-05-04", 0L), first.position()))
                .as("the watch's, once")
                .isEqualTo(Map.of("2026-05-04", 600L * 9));
    }

    @Test
    void tellsOfConflictsAndRefusalsByDeviceAndShowsTheFirstRecordItPassedOver() throws IOException {
        String header = "walker,minute,steps\n";
        run(Files.writeString(directory.resolve("m.csv"), header + "42,2026-05-04T07:00,10"));
        Summary summary = run(Files.writeString(
                directory.resolve("m.csv"),
                header + "42,2026-05-04T07:00,11\n42,2026-05-04T07:01,-1\n42,soon,5\n42,later,5"));
        assertThat(summary.devices())
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("conflicts", 1L)
                        .containsEntry("rejected", 1L)
                        .containsEntry("steps", 0L));
        assertThat(summary.skipped()).isEqualTo(Map.of("row cannot be read", 2L));
        assertThat(summary.examples()).isEqualTo(Map.of("row cannot be read", "m.csv: 42,soon,5"));
    }

    private Summary run(Path file) throws IOException {
        Import.Options options = new Import.Options(file, null, prefix, BERLIN, "friends");
        return new Import(OneMachine.api(), credentials(), options).run(bytes -> {});
    }

    private CredentialFile credentials() {
        return CredentialFile.open(directory.resolve("walkers"), prefix);
    }

    /** Every total that is not 0, from the first to the last date that is expected and a week around them. */
    private Map<String, Long> totals(String name, Map<String, Long> expected, long position) {
        WalkerClient walker = WalkerClient.registerOrLogIn(
                OneMachine.api(),
                credentials().of(Import.address(prefix + "-" + name)),
                new WalkerClient.Profile(name, BERLIN.getId(), "friends"));
        TreeMap<String, Long> dates = new TreeMap<>(expected);
        LocalDate last = LocalDate.parse(dates.lastKey()).plusDays(7);
        Map<String, Long> totals = new TreeMap<>();
        for (LocalDate from = LocalDate.parse(dates.firstKey()).minusDays(7);
                !from.isAfter(last);
                from = from.plusDays(DAYS)) {
            LocalDate to = from.plusDays(DAYS - 1).isAfter(last) ? last : from.plusDays(DAYS - 1);
            for (JsonNode day : walker.call(
                            "GET",
                            "/v1/me/days?from=" + from + "&to=" + to,
                            null,
                            Map.of("Firewalker-After", String.valueOf(position)))
                    .expectSuccess()
                    .body()
                    .path("days")) {
                if (day.path("total").asLong() > 0) {
                    totals.put(day.path("date").asString(), day.path("total").asLong());
                }
            }
        }
        return totals;
    }

    private static String record(String source, int minute, int steps) {
        return "<Record type=\"HKQuantityTypeIdentifierStepCount\" sourceName=\"%s\" startDate=\"%s\" endDate=\"%s\" value=\"%d\"/>"
                .formatted(source, time(minute), time(minute + 1), steps);
    }

    private static String time(int minute) {
        return "2026-05-04 %02d:%02d:00 +0200".formatted(8 + minute / 60, minute % 60);
    }
}
