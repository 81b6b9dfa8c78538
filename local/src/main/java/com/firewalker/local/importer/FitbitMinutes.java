package com.firewalker.local.importer;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.function.Consumer;

/** A CSV file of {@code walker,minute,steps}, plain or gzipped: one sample for each minute with steps. */
final class FitbitMinutes implements ExportReader {

    private static final ExportedSample.Device DEVICE = new ExportedSample.Device("fitbit", "band", "Fitbit");

    @Override
    public void read(Path file, ZoneId zone, Consumer<ExportedSample> samples) throws IOException {
        try (BufferedReader lines = ExportFile.lines(file)) {
            String header = lines.readLine();
            if (!"walker,minute,steps".equals(header)) {
                throw new ExportFormatException(file, 1, "the first line must be walker,minute,steps");
            }
            int number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                samples.accept(sample(file, number, line, zone));
            }
        }
    }

    private static ExportedSample sample(Path file, int number, String line, ZoneId zone) {
        try {
            String[] fields = line.split(",", -1);
            LocalDateTime minute = LocalDateTime.parse(fields[1]);
            return new ExportedSample(
                    fields[0],
                    DEVICE,
                    fields[1],
                    minute.atZone(zone).toOffsetDateTime(),
                    minute.atZone(zone).plusMinutes(1).toOffsetDateTime(),
                    Long.parseLong(fields[2]));
        } catch (RuntimeException e) {
            throw new ExportFormatException(file, number, "not a minute of steps: " + line);
        }
    }
}
