package com.firewalker.local.importer.format;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Android's Health Connect: one SQLite database in a zip whose name depends on the phone's language. Apps copy each
 * other's records, so a source is an app together with a device.
 */
final class HealthConnect implements ExportReader {

    private static final String STEPS = "steps_record_table";
    private static final Map<Integer, String> KINDS = Map.of(1, "watch", 2, "phone", 4, "ring", 6, "band");
    private static final String APPS = "application_info_table";
    private static final String DEVICES = "device_info_table";
    private static final int WORKOUT = 1;
    private static final int MANUAL = 3;

    /** Columns that older versions lack are read as null. */
    private static final List<String> COLUMNS = List.of(
            "uuid",
            "client_record_id",
            "client_record_version",
            "last_modified_time",
            "recording_method",
            "start_time",
            "end_time",
            "start_zone_offset",
            "count",
            "app_info_id",
            "device_info_id");

    @Override
    public List<Export.Entry> entriesOf(Export export) throws IOException {
        List<Export.Entry> found = new ArrayList<>();
        for (Export.Entry entry : export.entries()) {
            if (Database.isOne(entry)) {
                try (Database database = Database.open(export, entry)) {
                    if (database.tables().contains(STEPS)) {
                        found.add(entry);
                    }
                }
            }
        }
        return found;
    }

    @Override
    public boolean knowsZones() {
        return true;
    }

    @Override
    public void read(Export export, List<Export.Entry> entries, ZoneId zone, ExportSink sink) throws IOException {
        for (Export.Entry entry : entries) {
            try (Database database = Database.open(export, entry)) {
                database.rows(sql(database), row -> row(row, zone, sink));
            }
        }
    }

    private static String sql(Database database) {
        Set<String> steps = database.columns(STEPS);
        Set<String> apps = database.columns(APPS);
        Set<String> devices = database.columns(DEVICES);
        return "SELECT " + columns("s", steps, COLUMNS)
                + ", " + columns("a", apps, List.of("package_name"))
                + ", " + columns("d", devices, List.of("manufacturer", "model", "device_type"))
                + " FROM " + STEPS + " s"
                + join(APPS, "a", apps, "app_info_id", steps)
                + join(DEVICES, "d", devices, "device_info_id", steps)
                + " ORDER BY s.start_time";
    }

    private static String columns(String table, Set<String> known, List<String> wanted) {
        return wanted.stream()
                .map(column -> known.contains(column) ? table + "." + column : "NULL AS " + column)
                .collect(Collectors.joining(", "));
    }

    private static String join(String table, String name, Set<String> known, String key, Set<String> steps) {
        return known.contains("row_id") && steps.contains(key)
                ? " LEFT JOIN " + table + " " + name + " ON " + name + ".row_id = s." + key
                : known.isEmpty() ? "" : " LEFT JOIN " + table + " " + name + " ON FALSE";
    }

    private static void row(ResultSet row, ZoneId zone, ExportSink sink) throws SQLException {
        try {
            tell(row, zone, sink);
        } catch (DateTimeException | NumberFormatException e) {
            sink.skipped(
                    "record without a readable time or count",
                    row.getString("start_time") + " " + row.getString("end_time") + " " + row.getString("count"));
        }
    }

    private static void tell(ResultSet row, ZoneId zone, ExportSink sink) throws SQLException {
        Instant start = Instant.ofEpochMilli(Database.number(row, "start_time"));
        Instant end = Instant.ofEpochMilli(Database.number(row, "end_time"));
        boolean manual = row.getInt("recording_method") == MANUAL;
        if (!manual && !start.isBefore(end)) {
            sink.skipped("record without a length", start.toString());
            return;
        }
        ZoneId own = zone;
        int seconds = row.getInt("start_zone_offset");
        if (!row.wasNull()) {
            own = ZoneOffset.ofTotalSeconds(seconds);
            sink.zone(start, own);
        }
        long count = Database.number(row, "count");
        sink.sample(ExportedSample.interval(
                device(row, manual),
                identity(row, start, end, count),
                manual
                        ? ExportedSample.Method.MANUAL
                        : row.getInt("recording_method") == WORKOUT
                                ? ExportedSample.Method.WORKOUT
                                : ExportedSample.Method.AUTOMATIC,
                start,
                end,
                own,
                count));
    }

    /** The record's own number, else the name its app gave it (which may tell of a person), else its times. */
    private static ExportedSample.Identity identity(ResultSet row, Instant start, Instant end, long count)
            throws SQLException {
        byte[] uuid = row.getBytes("uuid");
        String client = text(row, "client_record_id");
        long version = Math.max(row.getLong("last_modified_time"), row.getLong("client_record_version"));
        String id = uuid != null
                ? HexFormat.of().formatHex(uuid)
                : client.isEmpty() ? ExportedSample.Identity.times(start, end) : DeviceKinds.id("client", client);
        return new ExportedSample.Identity(id, version > 0 ? version : ExportedSample.Identity.fuller(count));
    }

    private static ExportedSample.Device device(ResultSet row, boolean manual) throws SQLException {
        String app = text(row, "package_name");
        String maker = text(row, "manufacturer");
        String model = text(row, "model");
        String said = KINDS.getOrDefault(row.getInt("device_type"), "");
        String kind = manual ? "manual" : said.isEmpty() ? DeviceKinds.first(maker + " " + model, app) : said;
        String shown = model.isEmpty() ? app : model;
        return new ExportedSample.Device(
                DeviceKinds.id("health-connect", app, maker, model, manual ? "manual" : said), kind, shown);
    }

    private static String text(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        return text == null ? "" : text;
    }
}
