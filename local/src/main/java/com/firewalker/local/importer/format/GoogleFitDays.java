package com.firewalker.local.importer.format;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Google Fit's "Daily activity metrics": a CSV of quarter hours for each day, and one of daily totals. Both are sums
 * over all devices, so they stand in only for days that no stream covers.
 */
final class GoogleFitDays {

    private static final ExportedSample.Device DEVICE =
            new ExportedSample.Device("google-fit-days", "phone", "Google Fit");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}\\.csv");
    private static final Pattern OFFSET = Pattern.compile("(Z|[+-]\\d\\d:?\\d\\d)$");
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

    /** @param covered the quarter hours in which streams have steps */
    void read(List<Export.Entry> entries, ZoneId zone, ExportSink sink, Covered covered) throws IOException {
        Set<LocalDate> known = new HashSet<>();
        for (Export.Entry entry : entries) {
            if (DAY.matcher(entry.base()).matches()) {
                LocalDate date = LocalDate.parse(entry.base().substring(0, 10));
                List<Quarter> quarters = new ArrayList<>();
                Csv.rows(entry, 0, sink, row -> {
                    if (row.get(STEPS).isPresent()) {
                        quarters.add(Quarter.of(row, date, zone));
                    }
                });
                if (!quarters.isEmpty()) {
                    known.add(date);
                    tell(quarters, covered.has(date, quarters.get(0).zone()), sink);
                }
            } else {
                Csv.rows(entry, 0, sink, row -> total(row, zone, covered, known, sink));
            }
        }
    }

    private static void tell(List<Quarter> quarters, boolean isCovered, ExportSink sink) {
        for (Quarter quarter : quarters) {
            if (quarter.zone() instanceof ZoneOffset offset) {
                sink.zone(quarter.start(), offset);
            }
            if (!isCovered) {
                sink.sample(quarter.sample());
            }
        }
    }

    private record Quarter(Instant start, Instant end, ZoneId zone, long count) {

        static Quarter of(Csv.Row row, LocalDate date, ZoneId home) {
            String from = row.need("start time");
            ZoneId zone = zone(from, home);
            Instant start = instant(from, date, home);
            Instant end = instant(row.need("end time"), date, home);
            return new Quarter(
                    start,
                    end.isAfter(start) ? end : instant(row.need("end time"), date.plusDays(1), home),
                    zone,
                    row.count(STEPS));
        }

        /** Older files write times without an offset. */
        private static ZoneId zone(String time, ZoneId home) {
            Matcher offset = OFFSET.matcher(time);
            return offset.find() ? ZoneOffset.of(offset.group()) : home;
        }

        private static Instant instant(String time, LocalDate date, ZoneId home) {
            LocalTime local = LocalTime.parse(OFFSET.matcher(time).replaceFirst(""));
            return local.atDate(date).atZone(zone(time, home)).toInstant();
        }

        ExportedSample sample() {
            return ExportedSample.interval(
                    DEVICE,
                    ExportedSample.Identity.of(start, end, count),
                    ExportedSample.Method.AUTOMATIC,
                    start,
                    end,
                    zone,
                    count);
        }
    }

    private static void total(Csv.Row row, ZoneId zone, Covered covered, Set<LocalDate> known, ExportSink sink) {
        LocalDate date = LocalDate.parse(row.need("date"));
        if (row.get(STEPS).isPresent() && !known.contains(date) && !covered.has(date, zone)) {
            sink.sample(ExportedSample.daily(DEVICE, date, row.count(STEPS)));
        }
    }

    /** The quarter hours in which records of an export start, so that a summary stands in only where they are silent. */
    static final class Covered {

        private static final int QUARTER_SECONDS = 900;

        /** The year 2084: what says it is later says nothing of steps. */
        private static final int MOST = 4_000_000;

        private final BitSet quarters = new BitSet();

        void add(Instant at) {
            int quarter = quarter(at);
            if (quarter >= 0) {
                quarters.set(quarter);
            }
        }

        boolean has(LocalDate date, ZoneId zone) {
            int from = quarter(date.atStartOfDay(zone).toInstant());
            int next = from < 0 ? -1 : quarters.nextSetBit(from);
            return next >= 0
                    && next < quarter(date.plusDays(1).atStartOfDay(zone).toInstant());
        }

        private static int quarter(Instant at) {
            long quarter = Math.floorDiv(at.getEpochSecond(), (long) QUARTER_SECONDS);
            return quarter >= 0 && quarter < MOST ? (int) quarter : -1;
        }
    }
}
