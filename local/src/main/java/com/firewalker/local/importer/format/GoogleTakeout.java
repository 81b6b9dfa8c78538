package com.firewalker.local.importer.format;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
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

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final BigDecimal NANOS_PER_MILLI = BigDecimal.valueOf(1_000_000);
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

    private static boolean isStepStream(Export.Entry entry) throws IOException {
        String head = entry.head();
        return (head.contains("\"Data Points\"") || head.contains("\"Data Source\""))
                && (head.contains("step_count.delta") || entry.name().contains("step_count.delta"));
    }

    private static List<Export.Entry> best(List<Export.Entry> streams) throws IOException {
        for (String kind : PREFERENCE) {
            List<Export.Entry> chosen = new ArrayList<>();
            for (Export.Entry stream : streams) {
                if (named(stream).contains(kind)) {
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
        String head = stream.head();
        int at = head.indexOf("\"Data Source\"");
        return stream.base() + " " + (at < 0 ? "" : head.substring(at, Math.min(head.length(), at + 300)));
    }

    @Override
    public void read(Export export, List<Export.Entry> entries, ZoneId zone, ExportSink sink) throws IOException {
        Set<LocalDate> covered = new HashSet<>();
        Predicate<Export.Entry> isStream = entry -> entry.base().endsWith(".json");
        for (Export.Entry entry : entries.stream().filter(isStream).toList()) {
            try (InputStream in = entry.open()) {
                points(in, zone, sink, covered);
            } catch (JacksonException e) {
                throw new ExportFormatException(
                        export.file(), "the JSON of " + entry.name() + " is cut or damaged: " + e.getOriginalMessage());
            }
        }
        days.read(entries.stream().filter(isStream.negate()).toList(), sink, covered);
    }

    private static void points(InputStream in, ZoneId zone, ExportSink sink, Set<LocalDate> covered) {
        String source = "google-fit";
        try (JsonParser parser = JSON.createParser(in)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token != JsonToken.PROPERTY_NAME) {
                    continue;
                }
                String name = parser.currentName();
                if (name.equals("Data Source")) {
                    parser.nextToken();
                    source = parser.getString();
                } else if (name.equals("Data Points")) {
                    parser.nextToken();
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        JsonNode point = parser.readValueAsTree();
                        point(source, point, zone, sink, covered);
                    }
                }
            }
        }
    }

    private static void point(String source, JsonNode point, ZoneId zone, ExportSink sink, Set<LocalDate> covered) {
        String type = point.path("dataTypeName").asString("com.google.step_count.delta");
        if (!type.equals("com.google.step_count.delta")) {
            return;
        }
        try {
            String named = point.path("originDataSourceId").asString("");
            String origin = named.isEmpty() ? source : named;
            Instant start = instant(point.path("startTimeNanos"));
            Instant end = instant(point.path("endTimeNanos"));
            boolean manual = origin.endsWith(":user_input");
            if (!manual && !start.isBefore(end)) {
                sink.skipped("record without a length");
                return;
            }
            covered.add(LocalDate.ofInstant(start, zone));
            sink.sample(ExportedSample.interval(
                    device(origin, manual),
                    new ExportedSample.Identity(
                            start + "_" + end,
                            Math.max(1, number(point.path("modifiedTimeMillis")).longValue())),
                    manual ? ExportedSample.Method.MANUAL : ExportedSample.Method.AUTOMATIC,
                    start,
                    end,
                    zone,
                    count(point)));
        } catch (NumberFormatException | DateTimeException e) {
            sink.skipped("point without a readable time or count");
        }
    }

    private static long count(JsonNode point) {
        JsonNode value = point.path("fitValue").path(0).path("value");
        JsonNode steps = value.has("intVal") ? value.path("intVal") : value.path("fpVal");
        return Math.round(new BigDecimal(steps.asString("none")).doubleValue());
    }

    private static Instant instant(JsonNode nanos) {
        return Instant.ofEpochMilli(new BigDecimal(nanos.asString("none"))
                .divideToIntegralValue(NANOS_PER_MILLI)
                .longValueExact());
    }

    private static BigDecimal number(JsonNode node) {
        return node.isMissingNode() || node.isNull() ? BigDecimal.ONE : new BigDecimal(node.asString("1"));
    }

    /** From {@code raw:com.google.step_count.delta:com.google.android.apps.fitness:Google:Pixel 7:1a2b:…}. */
    private static ExportedSample.Device device(String origin, boolean manual) {
        String[] parts = origin.split(":", -1);
        String maker = parts.length > 4 ? parts[3] : "";
        String model = parts.length > 4 ? parts[4] : "";
        String kind = manual ? "manual" : DeviceKinds.of(maker, model, origin);
        return new ExportedSample.Device(
                DeviceKinds.id("google", origin),
                kind.equals("other") ? "phone" : kind,
                model.isEmpty() ? "Google Fit" : (maker + " " + model).trim());
    }
}
