package com.firewalker.local.importer.format;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Gadgetbridge's database: a table of samples for each family of devices, in UTC, without a zone. */
final class Gadgetbridge implements ExportReader {

    private static final String SAMPLES = "_ACTIVITY_SAMPLE";
    private static final Set<String> NEEDED = Set.of("timestamp", "device_id", "steps");

    @Override
    public List<Export.Entry> entriesOf(Export export) throws IOException {
        List<Export.Entry> found = new ArrayList<>();
        for (Export.Entry entry : export.entries()) {
            if (Database.isOne(entry)) {
                try (Database database = Database.open(export, entry)) {
                    List<String> tables = database.tables();
                    if (tables.contains("DEVICE") && tables.stream().anyMatch(table -> hasSteps(database, table))) {
                        found.add(entry);
                    }
                }
            }
        }
        return found;
    }

    private static boolean hasSteps(Database database, String table) {
        return table.toUpperCase(Locale.ROOT).endsWith(SAMPLES)
                && table.matches("\\w+")
                && database.columns(table).containsAll(NEEDED);
    }

    @Override
    public void read(Export export, List<Export.Entry> entries, ZoneId zone, ExportSink sink) throws IOException {
        for (Export.Entry entry : entries) {
            try (Database database = Database.open(export, entry)) {
                Map<Long, ExportedSample.Device> devices = devices(database);
                for (String table : database.tables()) {
                    if (hasSteps(database, table)) {
                        samples(database, table, devices, zone, sink);
                    }
                }
            }
        }
    }

    private static Map<Long, ExportedSample.Device> devices(Database database) {
        Map<Long, ExportedSample.Device> devices = new HashMap<>();
        String model = database.columns("DEVICE").contains("model") ? "MODEL" : "NULL";
        database.rows("SELECT _id, NAME, MANUFACTURER, IDENTIFIER, " + model + " FROM DEVICE", row -> {
            String name = String.valueOf(row.getString(2));
            String maker = String.valueOf(row.getString(3));
            String kind = DeviceKinds.of(name, maker, String.valueOf(row.getString(5)));
            devices.put(
                    row.getLong(1),
                    new ExportedSample.Device(
                            DeviceKinds.id("gadgetbridge", String.valueOf(row.getString(4))),
                            kind.equals("phone") || kind.equals("other") ? "band" : kind,
                            name));
        });
        return devices;
    }

    /** Negative steps: not measured. Huawei's rows are mirrored; only those of the device itself count. */
    private static void samples(
            Database database, String table, Map<Long, ExportedSample.Device> devices, ZoneId zone, ExportSink sink) {
        String own = database.columns(table).contains("other_timestamp")
                ? " AND SOURCE = 11 AND OTHER_TIMESTAMP = TIMESTAMP + 60"
                : "";
        database.rows(
                "SELECT TIMESTAMP, DEVICE_ID, STEPS FROM " + table + " WHERE STEPS > 0" + own + " ORDER BY TIMESTAMP",
                row -> {
                    ExportedSample.Device device = devices.get(row.getLong(2));
                    if (device == null) {
                        sink.skipped("sample of a device that the database does not know", table);
                        return;
                    }
                    sample(row, device, zone, sink);
                });
    }

    private static void sample(ResultSet row, ExportedSample.Device device, ZoneId zone, ExportSink sink)
            throws SQLException {
        try {
            Instant start = Instant.ofEpochSecond(Database.number(row, "TIMESTAMP"));
            sink.sample(ExportedSample.minute(device, start, zone, Database.number(row, "STEPS")));
        } catch (DateTimeException | NumberFormatException e) {
            sink.skipped("minute without a readable time or count", row.getString(1) + " " + row.getString(3));
        }
    }
}
