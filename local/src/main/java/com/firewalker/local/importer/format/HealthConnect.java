package com.firewalker.local.importer.format;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
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
    private static final int WORKOUT = 1;
    private static final int MANUAL = 3;

    /** Columns that older versions lack are read as null. */
    private static final List<String> COLUMNS = List.of(
            "uuid",
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
                database.rows(sql(database), row -> tell(row, zone, sink));
            }
        }
    }

    private static String sql(Database database) {
        Set<String> known = database.columns(STEPS);
        String columns = COLUMNS.stream()
                .map(column -> known.contains(column) ? "s." + column : "NULL AS " + column)
                .collect(Collectors.joining(", "));
        return "SELECT " + columns
                + ", a.package_name AS package_name, d.manufacturer AS manufacturer, d.model AS model,"
                + " d.device_type AS device_type FROM " + STEPS + " s"
                + " LEFT JOIN application_info_table a ON a.row_id = s.app_info_id"
                + " LEFT JOIN device_info_table d ON d.row_id = s.device_info_id"
                + " ORDER BY s.start_time";
    }

    private static void tell(ResultSet row, ZoneId zone, ExportSink sink) throws SQLException {
        Instant start = Instant.ofEpochMilli(row.getLong("start_time"));
        Instant end = Instant.ofEpochMilli(row.getLong("end_time"));
        boolean manual = row.getInt("recording_method") == MANUAL;
        if (!manual && !start.isBefore(end)) {
            sink.skipped("record without a length");
            return;
        }
        ZoneId own = zone;
        int seconds = row.getInt("start_zone_offset");
        if (!row.wasNull()) {
            own = ZoneOffset.ofTotalSeconds(seconds);
            sink.zone(start, own);
        }
        sink.sample(ExportedSample.interval(
                device(row, manual),
                identity(row, start, end),
                manual
                        ? ExportedSample.Method.MANUAL
                        : row.getInt("recording_method") == WORKOUT
                                ? ExportedSample.Method.WORKOUT
                                : ExportedSample.Method.AUTOMATIC,
                start,
                end,
                own,
                row.getLong("count")));
    }

    private static ExportedSample.Identity identity(ResultSet row, Instant start, Instant end) throws SQLException {
        byte[] uuid = row.getBytes("uuid");
        long version = Math.max(1, row.getLong("last_modified_time"));
        return uuid == null
                ? new ExportedSample.Identity(start + "_" + end, version)
                : new ExportedSample.Identity(HexFormat.of().formatHex(uuid), version);
    }

    private static ExportedSample.Device device(ResultSet row, boolean manual) throws SQLException {
        String app = text(row, "package_name");
        String maker = text(row, "manufacturer");
        String model = text(row, "model");
        String kind = manual ? "manual" : KINDS.getOrDefault(row.getInt("device_type"), DeviceKinds.of(maker, model));
        String shown = model.isEmpty() ? app : model;
        return new ExportedSample.Device(
                DeviceKinds.id("health-connect", app, maker, model, manual ? "manual" : ""), kind, shown);
    }

    private static String text(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        return text == null ? "" : text;
    }
}
