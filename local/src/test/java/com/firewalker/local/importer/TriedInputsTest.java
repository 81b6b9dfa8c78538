package com.firewalker.local.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.firewalker.local.client.Api;
import com.firewalker.local.client.CredentialFile;
import com.firewalker.local.importer.format.Export;
import com.firewalker.local.importer.format.ExportFormatException;
import com.firewalker.local.importer.format.ExportSink;
import com.firewalker.local.importer.format.ExportedSample;
import com.firewalker.local.importer.format.Format;
import com.firewalker.local.importer.tried.TriedInput;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What readers tell of exports of one device, by date, and what they refuse. */
class TriedInputsTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** Nobody is there: what is refused is refused before anything is sent. */
    private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

    @TempDir
    private Path directory;

    static Stream<TriedInput> read() {
        return TriedInput.all().filter(input -> input.refusal() == null && !input.merged());
    }

    static Stream<TriedInput> refused() {
        return TriedInput.all().filter(input -> input.refusal() != null);
    }

    @Test
    void hasEightOfEachFormat() {
        Map<Format, Long> counts =
                TriedInput.all().collect(Collectors.groupingBy(TriedInput::format, Collectors.counting()));
        assertThat(counts).containsOnlyKeys(Format.values());
        assertThat(counts.values()).allSatisfy(count -> assertThat(count).isGreaterThanOrEqualTo(8));
    }

    @ParameterizedTest
    @MethodSource
    void read(TriedInput input) throws Exception {
        Told told = new Told();
        try (Export export = Export.open(input.exports().get(0).in(directory), bytes -> {})) {
            for (Format format : Format.recognise(export)) {
                format.reader().read(export, format.reader().entriesOf(export), BERLIN, told);
                assertThat(format).isEqualTo(input.format());
            }
        }
        assertThat(told.totals()).isEqualTo(input.totals());
        assertThat(told.samples).allSatisfy(sample -> {
            assertThat(sample.id()).matches("[A-Za-z0-9._:-]{1,128}");
            assertThat(sample.device().id()).matches("[A-Za-z0-9._:-]{1,64}");
            assertThat(sample.device().kind()).isIn("watch", "band", "ring", "phone", "other", "manual");
        });
    }

    @ParameterizedTest
    @MethodSource
    void refused(TriedInput input) throws Exception {
        Path file = input.exports().get(0).in(directory);
        Import.Options options = new Import.Options(file, input.asked(), "p", BERLIN, "friends");
        Import run = new Import(
                new Api(NOWHERE, Duration.ZERO), CredentialFile.open(directory.resolve("walkers"), "p"), options);
        assertThatThrownBy(() -> run.run(bytes -> {}))
                .isInstanceOf(ExportFormatException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(input.refusal())
                .hasMessageNotContaining("\n");
    }

    /** One device's records add up by the date of where the walker was; of one identity the highest version stands. */
    private static final class Told implements ExportSink {

        private final List<ExportedSample> samples = new ArrayList<>();
        private final ZoneSpans spans = new ZoneSpans();

        Map<String, Map<String, Long>> totals() {
            Map<String, ExportedSample> latest = new HashMap<>();
            for (ExportedSample sample : samples) {
                latest.merge(
                        sample.walker() + " " + date(sample) + " "
                                + sample.device().id() + " " + sample.id(),
                        sample,
                        (one, other) -> one.version() >= other.version() ? one : other);
            }
            Map<String, Map<String, Long>> totals = new HashMap<>();
            for (ExportedSample sample : latest.values()) {
                totals.computeIfAbsent(sample.walker(), walker -> new TreeMap<>())
                        .merge(date(sample).toString(), sample.count(), Long::sum);
            }
            return totals;
        }

        private LocalDate date(ExportedSample sample) {
            if (sample.date() != null) {
                return sample.date();
            }
            Instant start = sample.start().toInstant();
            Map.Entry<Instant, ZoneId> holds = spans.changes(BERLIN).floorEntry(start);
            return LocalDate.ofInstant(start, holds == null ? BERLIN : holds.getValue());
        }

        @Override
        public void sample(ExportedSample sample) {
            samples.add(sample);
        }

        @Override
        public void skipped(String reason, String record) {}

        @Override
        public void zone(Instant at, ZoneId zone) {
            spans.add(at, zone);
        }
    }
}
