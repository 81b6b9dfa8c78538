package com.firewalker.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.firewalker.local.client.CredentialFile;
import com.firewalker.local.client.WalkerClient;
import com.firewalker.local.importer.Import;
import com.firewalker.local.importer.Summary;
import com.firewalker.local.importer.format.ExportFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports as people have them, through the public API, told by the totals of their days (domain-rules.md 3.2, 2.3). */
class ImportedExportsIT {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @TempDir
    private Path directory;

    private final String prefix = "import-" + UUID.randomUUID();

    @Test
    void countsAnAppleExportWhoseSourcesAlternateAndAppendsNothingTheSecondTime() throws IOException {
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
        assertThat(total("2026-05-04", first)).as("the watch's, once").isEqualTo(600 * 9);
        Summary again = run(file);
        assertThat(again.statuses()).isEqualTo(Map.of("unchanged", 1200L));
        assertThat(again.position()).isEqualTo(first.position());
    }

    @Test
    void putsEachStepOnTheDateOfWhereItsWalkerLived() throws IOException, SQLException {
        Path file = directory.resolve("health_connect_export.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("CREATE TABLE steps_record_table (uuid BLOB, last_modified_time INTEGER,"
                    + " device_info_id INTEGER, app_info_id INTEGER, recording_method INTEGER, start_time INTEGER,"
                    + " end_time INTEGER, start_zone_offset INTEGER, count INTEGER)");
            statement.executeUpdate("CREATE TABLE application_info_table (row_id INTEGER, package_name TEXT)");
            statement.executeUpdate("CREATE TABLE device_info_table (row_id INTEGER, manufacturer TEXT, model TEXT,"
                    + " device_type INTEGER)");
            statement.executeUpdate("INSERT INTO device_info_table VALUES (1, 'Google', 'Pixel 9', 2)");
            // 4 May 22:30 in Berlin; then in Seoul, where it is 6 May already.
            step(statement, "01", "2026-05-04T20:30:00Z", 7_200, 300);
            step(statement, "02", "2026-05-05T20:30:00Z", 32_400, 500);
        }
        Summary summary = run(file);
        assertThat(summary.statuses()).isEqualTo(Map.of("accepted", 2L));
        assertThat(total("2026-05-04", summary)).isEqualTo(300);
        assertThat(total("2026-05-05", summary)).isZero();
        assertThat(total("2026-05-06", summary)).isEqualTo(500);
        assertThat(run(file).statuses()).isEqualTo(Map.of("unchanged", 2L));
    }

    @Test
    void saysInOneLineThatThereIsNothingToImport() throws IOException {
        Path file = Files.writeString(directory.resolve("notes.txt"), "walk more");
        assertThatThrownBy(() -> run(file))
                .isInstanceOf(ExportFormatException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining("no steps of a known format");
    }

    private Summary run(Path file) throws IOException {
        Import.Options options = new Import.Options(file, null, prefix, BERLIN, "friends");
        return new Import(OneMachine.api(), credentials(), options).run(bytes -> {});
    }

    private CredentialFile credentials() {
        return CredentialFile.open(directory.resolve("walkers"), prefix);
    }

    private long total(String date, Summary summary) {
        WalkerClient walker = WalkerClient.registerOrLogIn(
                OneMachine.api(),
                credentials().of(prefix.toLowerCase(Locale.ROOT) + "-me@walkers.example"),
                new WalkerClient.Profile("me", BERLIN.getId(), "friends"));
        return walker.call(
                        "GET",
                        "/v1/me/days/" + date,
                        null,
                        Map.of("Firewalker-After", String.valueOf(summary.position())))
                .expectSuccess()
                .body()
                .path("total")
                .asLong();
    }

    private static String record(String source, int minute, int steps) {
        return "<Record type=\"HKQuantityTypeIdentifierStepCount\" sourceName=\"%s\" startDate=\"%s\" endDate=\"%s\" value=\"%d\"/>"
                .formatted(source, time(minute), time(minute + 1), steps);
    }

    private static String time(int minute) {
        return "2026-05-04 %02d:%02d:00 +0200".formatted(8 + minute / 60, minute % 60);
    }

    private static void step(Statement statement, String uuid, String start, int offset, int count)
            throws SQLException {
        long at = Instant.parse(start).toEpochMilli();
        statement.executeUpdate("INSERT INTO steps_record_table VALUES (x'%s', 1, 1, NULL, 2, %d, %d, %d, %d)"
                .formatted(uuid, at, at + 600_000, offset, count));
    }
}
