package com.firewalker.local.importer.format;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** A table of dates and steps, as Oura and hand-made sheets have it. */
final class DailyCsv implements ExportReader {

    private static final String[] STEPS = {"steps", "step count", "total steps"};
    private static final String[] DATES = {"date", "day"};

    private final ExportedSample.Device device;
    private final List<String> needed;

    /** @param needed columns that tell this table from another */
    DailyCsv(String id, String kind, String model, List<String> needed) {
        this.device = new ExportedSample.Device(id, kind, model);
        this.needed = needed;
    }

    @Override
    public List<Export.Entry> entriesOf(Export export) throws IOException {
        List<Export.Entry> found = new ArrayList<>();
        for (Export.Entry entry : export.entries()) {
            List<String> header = Csv.header(entry.head());
            if (header.containsAll(needed) && has(header, DATES) && has(header, STEPS)) {
                found.add(entry);
            }
        }
        return found;
    }

    private static boolean has(List<String> header, String[] names) {
        return List.of(names).stream().anyMatch(header::contains);
    }

    @Override
    public void read(Export export, List<Export.Entry> entries, ZoneId zone, ExportSink sink) throws IOException {
        for (Export.Entry entry : entries) {
            Csv.rows(entry, 0, sink, row -> {
                if (row.get(STEPS).isPresent()) {
                    sink.sample(ExportedSample.daily(device, LocalDate.parse(row.need(DATES)), row.count(STEPS)));
                }
            });
        }
    }
}
