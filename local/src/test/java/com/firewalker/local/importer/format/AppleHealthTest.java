package com.firewalker.local.importer.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.firewalker.local.importer.tried.Made;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Apple's export as versions of iOS write it, good and broken. */
class AppleHealthTest {

    private static final String WATCH =
            "&lt;&lt;HKDevice: 0x28%s&gt;, name:Apple Watch, manufacturer:Apple Inc., model:Watch, hardware:Watch6,2, software:9.1&gt;";

    @TempDir
    private Path directory;

    @Test
    void readsStepsAndNothingElse() throws IOException {
        Told told = read(record("Ada’s Watch", WATCH, "07:00:00", "07:10:00", "812"), other());
        assertThat(told.format).isEqualTo(Format.APPLE_HEALTH);
        assertThat(told.samples).singleElement().satisfies(sample -> {
            assertThat(sample.count()).isEqualTo(812);
            assertThat(sample.device().kind()).isEqualTo("watch");
            assertThat(sample.device().model()).isEqualTo("Watch6,2");
            assertThat(sample.start().toInstant()).isEqualTo(Instant.parse("2026-05-04T05:00:00Z"));
            assertThat(sample.method()).isEqualTo(ExportedSample.Method.AUTOMATIC);
        });
    }

    @Test
    void readsMoreRecordsThanTheJdkLetsAttributesHoldByDefault() throws IOException {
        int records = 40_000;
        String many = IntStream.range(0, records)
                .mapToObj(number -> record("Watch", WATCH, time(number), time(number + 1), "1"))
                .collect(Collectors.joining("\n"));
        assertThat(read(many).samples).hasSize(records);
    }

    @Test
    void takesHandTypedStepsForManual() throws IOException {
        Told told = read("<Record type=\"HKQuantityTypeIdentifierStepCount\" sourceName=\"Health\" unit=\"count\""
                + " creationDate=\"2026-05-04 21:00:00 +0200\" startDate=\"2026-05-04 12:00:00 +0200\""
                + " endDate=\"2026-05-04 12:00:00 +0200\" value=\"3000\">"
                + "<MetadataEntry key=\"HKWasUserEntered\" value=\"1\"/></Record>");
        assertThat(told.samples).singleElement().satisfies(sample -> {
            assertThat(sample.method()).isEqualTo(ExportedSample.Method.MANUAL);
            assertThat(sample.device().kind()).isEqualTo("manual");
            assertThat(sample.start()).isEqualTo(sample.end());
        });
    }

    @Test
    void believesTheZoneOfARecordAndNotTheOffsetOfTheExport() throws IOException {
        Told told = read("<Record type=\"HKQuantityTypeIdentifierStepCount\" sourceName=\"iPhone\""
                + " startDate=\"2026-05-04 12:00:00 +0200\" endDate=\"2026-05-04 12:05:00 +0200\" value=\"10\">"
                + "<MetadataEntry key=\"HKTimeZone\" value=\"Asia/Seoul\"/></Record>");
        assertThat(told.zones)
                .containsExactly(Map.entry(Instant.parse("2026-05-04T10:00:00Z"), ZoneId.of("Asia/Seoul")));
    }

    @Test
    void knowsADeviceAgainWhoseAddressInMemoryDiffers() throws IOException {
        Told first = read(record("Watch", WATCH.formatted("0a"), "07:00:00", "07:10:00", "5"));
        Told second = read(record("Watch", WATCH.formatted("0b"), "07:00:00", "07:10:00", "5"));
        assertThat(first.samples).isEqualTo(second.samples);
    }

    @Test
    void passesOverOneBadRecord() throws IOException {
        Told told = read(
                record("Watch", WATCH, "07:00:00", "07:10:00", "many"),
                record("Watch", WATCH, "07:10:00", "07:20:00", "7.0"));
        assertThat(told.steps()).isEqualTo(7);
        assertThat(told.skipped).hasSize(1);
    }

    @Test
    void toleratesABrokenDocumentTypeAndControlCharacters() throws IOException {
        Path file = directory.resolve("export.xml");
        Files.writeString(
                file,
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE HealthData [\n<!ELEMENT HealthData (Record*)>\n"
                        + "<!ATTLIST Record\n  type CDATA #REQUIRED\n>]\n<!ATTLIST broken [ ]>\n"
                        + "<HealthData locale=\"de_DE\">\n"
                        + record("Ad\u0001a", WATCH, "07:00:00", "07:10:00", "812") + "</HealthData>");
        assertThat(Told.of(file).steps()).isEqualTo(812);
    }

    @Test
    void findsTheExportInAZipWhateverItIsCalled() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("__MACOSX/apple_health_export/._导出.xml", new byte[] {0, 5, 22, 7});
        entries.put("apple_health_export/export_cda.xml", Made.text("<ClinicalDocument/>"));
        entries.put(
                "apple_health_export/导出.xml",
                whole(record("Watch", WATCH, "07:00:00", "07:10:00", "812"))
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(Told.of(Made.zip(directory.resolve("导出.zip"), entries)).steps())
                .isEqualTo(812);
    }

    @Test
    void saysWhatAClinicalDocumentIs() throws IOException {
        Path file =
                Files.writeString(directory.resolve("export_cda.xml"), "<?xml version=\"1.0\"?><ClinicalDocument/>");
        assertThatThrownBy(() -> Told.of(file))
                .isInstanceOf(ExportFormatException.class)
                .hasMessageContaining("export_cda.xml")
                .hasMessageContaining("give export.xml or the whole zip");
    }

    @Test
    void saysThatAFileIsCut() throws IOException {
        String whole = whole(record("Watch", WATCH, "07:00:00", "07:10:00", "812"));
        Path file = Files.writeString(directory.resolve("export.xml"), whole.substring(0, whole.length() - 20));
        assertThatThrownBy(() -> Told.of(file)).hasMessageContaining("cut or damaged");
    }

    private Told read(String... records) throws IOException {
        return Told.of(Files.writeString(directory.resolve("export.xml"), whole(records)));
    }

    private static String whole(String... records) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE HealthData [\n<!ELEMENT HealthData ANY>\n]>\n"
                + "<HealthData locale=\"de_DE\">\n" + String.join("\n", records) + "\n</HealthData>";
    }

    private static String record(String source, String device, String start, String end, String value) {
        return "<Record type=\"HKQuantityTypeIdentifierStepCount\" sourceName=\"" + source + "\" sourceVersion=\"9.1\""
                + " device=\"" + device + "\" unit=\"count\" creationDate=\"2026-05-04 21:00:00 +0200\""
                + " startDate=\"2026-05-04 " + start + " +0200\" endDate=\"2026-05-04 " + end + " +0200\" value=\""
                + value + "\"/>";
    }

    private static String other() {
        return "<Record type=\"HKQuantityTypeIdentifierHeartRate\" sourceName=\"Watch\" value=\"60\"/>";
    }

    private static String time(int second) {
        return "%02d:%02d:%02d".formatted(second / 3600, second / 60 % 60, second % 60);
    }
}
