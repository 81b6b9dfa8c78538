package com.firewalker.local.importer.format;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Google Fit from Takeout. Of the streams in "All Data" the merged one, whose points name their origin; without it the
 * raw ones; without those Google's estimate. Days that no stream covers come from "Daily activity metrics".
 */
final class GoogleTakeout implements ExportReader {

    private static final BigDecimal NANOS_PER_MILLI = BigDecimal.valueOf(1_000_000);
    private static final String TYPE = "com.google.step_count.delta";
    private static final Pattern SOURCE = Pattern.compile("\"Data Source\"\\s*:\\s*\"([^\"]*)\"");
    private static final Pattern EMPTY = Pattern.compile("\"Data Points\"\\s*:\\s*\\[\\s*]");
    private static final List<String> PREFERENCE = List.of("merge_step_deltas", "raw", "estimated_steps");

    private final GoogleFitDays days = new GoogleFitDays();

    @Override
    public List<Export.Entry> entriesOf(Export export) throws IOException {
        List<Export.Entry> streams = new ArrayList<>();
        for (Export.Entry entry : export.entries()) {
            if (entry.base().endsWith(".json") && isStepStream(entry)) {
                streams.add(entry);
            }
        }
        List<Export.Entry> found = new ArrayList<>(best(streams));
        found.addAll(days.entriesOf(export));
        return found;
    }

    @Override
    public boolean knowsZones() {
        return true;
    }

    /** A stream of other points may be made from steps and name them too. */
    private static boolean isStepStream(Export.Entry entry) throws IOException {
        String head = entry.head();
        if (!head.contains("\"Data Points\"") && !head.contains("\"Data Source\"")
                || EMPTY.matcher(head).find()) {
            return false;
        }
        String source = source(head);
        return source.isEmpty()
                ? entry.base().matches("(raw|derived).com\\.google\\.step_count\\.delta.*") || head.contains(TYPE)
                : source.matches("\\w+:com\\.google\\.step_count\\.delta:.*");
    }

    private static String source(String head) {
        Matcher said = SOURCE.matcher(head);
        return said.find() ? said.group(1) : "";
    }

    private static List<Export.Entry> best(List<Export.Entry> streams) throws IOException {
        for (String kind : PREFERENCE) {
            List<Export.Entry> chosen = new ArrayList<>();
            for (Export.Entry stream : streams) {
                if (kind.equals("raw")
                        ? named(stream).startsWith(kind)
                        : named(stream).contains(kind)) {
                    chosen.add(stream);
                }
            }
            if (!chosen.isEmpty()) {
                return chosen;
            }
        }
        return streams;
    }

    /** By what it says of itself, since long file names are cut. */
    private static String named(Export.Entry stream) throws IOException {
        String source = source(stream.head());
        return source.isEmpty() ? stream.base() : source;
    }

    @Override
    public void read(Export export, List<Export.Entry> entries, ZoneId zone, ExportSink sink) throws IOException {
        GoogleFitDays.Covered covered = new GoogleFitDays.Covered();
        Predicate<Export.Entry> isStream = entry -> entry.base().endsWith(".json");
        for (Export.Entry entry : entries.stream().filter(isStream).toList()) {
            try (InputStream in = entry.open()) {
                points(in, zone, sink, covered);
            } catch (JacksonException e) {
                throw JsonObjects.damaged(export, entry, e);
            }
        }
        days.read(entries.stream().filter(isStream.negate()).toList(), zone, sink, covered);
    }

    private static void points(InputStream in, ZoneId zone, ExportSink sink, GoogleFitDays.Covered covered) {
        String source = "google-fit";
        try (JsonParser parser = JsonMapper.shared().createParser(in)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token != JsonToken.PROPERTY_NAME) {
                    continue;
                }
                String name = parser.currentName();
                if (name.equals("Data Source")) {
                    parser.nextToken();
                    source = parser.getString();
                } else if (name.equals("Data Points")) {
                    String said = source;
                    JsonObjects.each(parser, sink, point -> point(said, point, zone, sink, covered));
                }
            }
        }
    }

    private static void point(
            String source, JsonNode point, ZoneId zone, ExportSink sink, GoogleFitDays.Covered covered) {
        if (!point.path("dataTypeName").asString(TYPE).equals(TYPE)) {
            return;
        }
        try {
            String named = point.path("originDataSourceId").asString("");
            String origin = named.isEmpty() ? source : named;
            Instant start = instant(point.path("startTimeNanos"));
            Instant end = instant(point.path("endTimeNanos"));
            boolean manual = origin.endsWith(":user_input");
            if (!manual && !start.isBefore(end)) {
                sink.skipped("record without a length", start.toString());
                return;
            }
            long count = count(point);
            covered.add(start);
            sink.sample(ExportedSample.interval(
                    device(origin, manual),
                    new ExportedSample.Identity(
                            ExportedSample.Identity.times(start, end),
                            version(point.path("modifiedTimeMillis"), count)),
                    manual ? ExportedSample.Method.MANUAL : ExportedSample.Method.AUTOMATIC,
                    start,
                    end,
                    zone,
                    count));
        } catch (ArithmeticException | NumberFormatException | DateTimeException e) {
            sink.skipped("point without a readable time or count", point.toString());
        }
    }

    private static long count(JsonNode point) {
        JsonNode value = point.path("fitValue").path(0).path("value");
        JsonNode steps = value.has("intVal") ? value.path("intVal") : value.path("fpVal");
        return Counts.of(steps.asString("none"));
    }

    private static Instant instant(JsonNode nanos) {
        return Instant.ofEpochMilli(new BigDecimal(nanos.asString("none"))
                .divideToIntegralValue(NANOS_PER_MILLI)
                .longValueExact());
    }

    private static long version(JsonNode modified, long count) {
        return modified.isMissingNode() || modified.isNull()
                ? ExportedSample.Identity.fuller(count)
                : Math.max(1, Counts.of(modified.asString("")));
    }

    /** From {@code raw:com.google.step_count.delta:com.google.android.apps.fitness:Google:Pixel 7:1a2b:…}. */
    private static ExportedSample.Device device(String origin, boolean manual) {
        String[] parts = origin.split(":", -1);
        String maker = parts.length > 4 ? parts[3] : "";
        String model = parts.length > 4 ? parts[4] : "";
        String kind = manual ? "manual" : DeviceKinds.first(maker + " " + model, origin);
        return new ExportedSample.Device(
                DeviceKinds.id("google", origin),
                kind.equals("other") ? "phone" : kind,
                model.isEmpty() ? "Google Fit" : (maker + " " + model).trim());
    }
}
