package com.firewalker.local;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Exports as large as wished of one walker in UTC, who wears a watch and carries a phone: both tell the same ten minutes
 * from 8 to 20 o'clock in turn, so the watch's steps are the day's.
 */
final class LargeExport {

    private static final LocalDate FIRST = LocalDate.parse("2020-01-01");
    private static final int INTERVALS_OF_A_DAY = 72;
    private static final int SECONDS = 600;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xx").withZone(ZoneOffset.UTC);
    private static final String WATCH = "&lt;&lt;HKDevice: 0x28%d&gt;, name:Apple Watch, manufacturer:Apple Inc., "
            + "model:Watch, hardware:Watch6,2, software:9.1&gt;";
    private static final String PHONE = "&lt;&lt;HKDevice: 0x29%d&gt;, name:iPhone, manufacturer:Apple Inc., "
            + "model:iPhone, hardware:iPhone15,2, software:17.1&gt;";

    private final int steps;

    /** @param steps how many records of steps it holds, half of each device */
    LargeExport(int steps) {
        this.steps = steps;
    }

    /** Apple Health's XML: between the steps' there are so many other records that there are as many as wished in all. */
    Path apple(Path file, int records) throws IOException {
        int others = records / steps - 1;
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE HealthData [\n"
                    + "<!ELEMENT HealthData (ExportDate,Record*)>\n]>\n<HealthData locale=\"de_DE\">\n");
            for (int number = 0; number < steps; number++) {
                String start = TIME.format(start(number));
                String end = TIME.format(start(number).plusSeconds(SECONDS));
                out.write(" <Record type=\"HKQuantityTypeIdentifierStepCount\"");
                source(out, number);
                times(out, start, end);
                out.write(" unit=\"count\" value=\"" + count(number) + "\"/>\n");
                for (int other = 0; other < others; other++) {
                    out.write(" <Record type=\"HKQuantityTypeIdentifierHeartRate\"");
                    source(out, 0);
                    times(out, start, start);
                    out.write(" unit=\"count/min\" value=\"" + (60 + other) + "\">\n  <MetadataEntry"
                            + " key=\"HKMetadataKeyHeartRateMotionContext\" value=\"1\"/>\n  <MetadataEntry"
                            + " key=\"HKMetadataKeyAlgorithmVersion\" value=\"2\"/>\n </Record>\n");
                }
            }
            out.write("</HealthData>\n");
        }
        return file;
    }

    private static void source(BufferedWriter out, int number) throws IOException {
        boolean watch = number % 2 == 0;
        out.write(" sourceName=\"" + (watch ? "Ada's Apple Watch" : "Ada's iPhone")
                + "\" sourceVersion=\"9.1\" device=\"" + (watch ? WATCH : PHONE).formatted(number) + "\"");
    }

    private static void times(BufferedWriter out, String start, String end) throws IOException {
        out.write(" creationDate=\"" + end + "\" startDate=\"" + start + "\" endDate=\"" + end + "\"");
    }

    /**
     * Google Fit's merged stream in a zip of the same size, written as a stream: the sizes stand behind the entry. Each
     * point is as long as wished: the space is what Google writes between its lines.
     */
    Path takeout(Path file, int bytesOfAPoint) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file));
        zip.setLevel(Deflater.NO_COMPRESSION);
        zip.putNextEntry(new ZipEntry("Takeout/Fit/All Data/derived_com.google.step_count.delta_com.google.and.json"));
        try (BufferedWriter out = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8))) {
            out.write("{\n \"Data Source\": \"derived:com.google.step_count.delta:com.google.android.gms:"
                    + "merge_step_deltas\",\n \"Data Points\": [");
            for (int number = 0; number < steps; number++) {
                String device = number % 2 == 0 ? "Mobvoi:TicWatch Pro:1a2b" : "Google:Pixel 7:3c4d";
                long start = start(number).getEpochSecond();
                String point = (number == 0 ? "" : ",") + "{\"fitValue\":[{\"value\":{\"intVal\":" + count(number)
                        + "}}],\"originDataSourceId\":\"raw:com.google.step_count.delta:com.google.android.apps.fitness:"
                        + device + ":steps\",\"startTimeNanos\":" + start + "000000000,\"endTimeNanos\":"
                        + (start + SECONDS) + "000000000,\"dataTypeName\":\"com.google.step_count.delta\","
                        + "\"modifiedTimeMillis\":" + (start + SECONDS) + "000";
                out.write(point);
                out.write(" ".repeat(Math.max(0, bytesOfAPoint - point.length() - 2)));
                out.write("}\n");
            }
            out.write("]}\n");
        }
        return file;
    }

    /** Of the pair to which a record belongs. */
    private static Instant start(int number) {
        int pair = number / 2;
        return FIRST.plusDays(pair / INTERVALS_OF_A_DAY)
                .atTime(8, 0)
                .plusSeconds((long) SECONDS * (pair % INTERVALS_OF_A_DAY))
                .toInstant(ZoneOffset.UTC);
    }

    /** The phone knows less of the same minutes. */
    private static int count(int number) {
        int walked = 400 + number / 2 * 37 % 300;
        return number % 2 == 0 ? walked : walked - 100;
    }

    Map<LocalDate, Long> totals() {
        Map<LocalDate, Long> totals = new TreeMap<>();
        for (int number = 0; number < steps; number += 2) {
            totals.merge(LocalDate.ofInstant(start(number), ZoneOffset.UTC), (long) count(number), Long::sum);
        }
        return totals;
    }
}
