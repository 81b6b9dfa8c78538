package com.firewalker.local.importer.format;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Google Fit's "Daily activity metrics": a CSV of quarter hours for each day, and one of daily totals. Both are sums
 * over all devices, so they stand in only for days that no stream covers.
 */
final class GoogleFitDays {

    private static final ExportedSample.Device DEVICE =
            new ExportedSample.Device("google-fit-days", "phone", "Google Fit");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}\\.csv");
    private static final String STEPS = "step count";

    List<Export.Entry> entriesOf(Export export) throws IOException {
        List<Export.Entry> days = new ArrayList<>();
        List<Export.Entry> totals = new ArrayList<>();
        for (Export.Entry entry : export.entries()) {
            if (!entry.base().endsWith(".csv") || !Csv.header(entry.head()).contains(STEPS)) {
                continue;
            }
            List<String> header = Csv.header(entry.head());
            if (DAY.matcher(entry.base()).matches() && header.contains("start time")) {
                days.add(entry);
            } else if (header.contains("date")) {
                totals.add(entry);
            }
        }
        days.addAll(totals);
        return days;
    }

    /** @param covered the dates that streams cover; those of the quarter hours are added */
    void read(List<Export.Entry> entries, ExportSink sink, Set<LocalDate> covered) throws IOException {
        Set<LocalDate> quarters = new HashSet<>();
        for (Export.Entry entry : entries) {
            if (DAY.matcher(entry.base()).matches()) {
                LocalDate date = LocalDate.parse(entry.base().substring(0, 10));
                if (!covered.contains(date)) {
                    quarters.add(date);
                    Csv.rows(entry, 0, sink, row -> quarter(row, date, sink));
                }
            } else {
                Csv.rows(entry, 0, sink, row -> total(row, covered, quarters, sink));
            }
        }
    }

    private static void quarter(Csv.Row row, LocalDate date, ExportSink sink) {
        if (row.get(STEPS).isEmpty()) {
            return;
        }
        OffsetTime from = OffsetTime.parse(row.need("start time"));
        OffsetTime until = OffsetTime.parse(row.need("end time"));
        Instant start = from.atDate(date).toInstant();
        Instant end = until.atDate(until.toLocalTime().isAfter(from.toLocalTime()) ? date : date.plusDays(1))
                .toInstant();
        sink.zone(start, from.getOffset());
        sink.sample(ExportedSample.interval(
                DEVICE,
                ExportedSample.Identity.of(start, end),
                ExportedSample.Method.AUTOMATIC,
                start,
                end,
                from.getOffset(),
                row.count(STEPS)));
    }

    private static void total(Csv.Row row, Set<LocalDate> covered, Set<LocalDate> quarters, ExportSink sink) {
        LocalDate date = LocalDate.parse(row.need("date"));
        if (row.get(STEPS).isPresent() && !covered.contains(date) && !quarters.contains(date)) {
            sink.sample(ExportedSample.daily(DEVICE, date, 1, row.count(STEPS)));
        }
    }
}
