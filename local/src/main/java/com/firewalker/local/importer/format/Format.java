package com.firewalker.local.importer.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The formats that can be imported, in the order in which an unknown export is tried. */
public enum Format {
    APPLE_HEALTH(new AppleHealth()),
    HEALTH_CONNECT(new HealthConnect()),
    GADGETBRIDGE(new Gadgetbridge()),
    SAMSUNG_HEALTH(new SamsungHealth()),
    FITBIT(new Fitbit()),
    GOOGLE_TAKEOUT(new GoogleTakeout()),
    GARMIN(new Garmin()),
    WITHINGS(new Withings()),
    FITBIT_MINUTES(new FitbitMinutes()),
    ZEPP(new Zepp()),
    OURA(new DailyCsv("oura", "ring", "Oura", List.of("id", "day"))),
    CSV(new DailyCsv("csv", "other", "CSV", List.of()));

    private final ExportReader reader;

    Format(ExportReader reader) {
        this.reader = reader;
    }

    public ExportReader reader() {
        return reader;
    }

    private boolean isPlainTable() {
        return this == ZEPP || this == OURA || this == CSV;
    }

    /** The name on the command line. */
    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Format of(String title) {
        return Arrays.stream(values())
                .filter(format -> format.title().equals(title))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("unknown format: " + title + " (known: " + titles() + ")"));
    }

    public static String titles() {
        return Arrays.stream(values()).map(Format::title).collect(Collectors.joining(", "));
    }

    /**
     * What the export is by its content, whatever its name. A Takeout may hold several, which are all read; a plain
     * table of days is taken for one only where nothing else is.
     */
    public static List<Format> recognise(Export export) throws IOException {
        List<Format> found = new ArrayList<>();
        for (Format format : values()) {
            if ((found.isEmpty() || !format.isPlainTable())
                    && !format.reader.entriesOf(export).isEmpty()) {
                found.add(format);
            }
        }
        if (!found.isEmpty()) {
            return found;
        }
        if (AppleHealth.isClinical(export)) {
            throw new ExportFormatException(
                    export.file(), "this is an Apple clinical document; give export.xml or the whole zip");
        }
        boolean isEmpty = export.entries().stream().allMatch(entry -> entry.size() == 0);
        throw new ExportFormatException(
                export.file(),
                "no steps of a known format were found; "
                        + (isEmpty
                                ? "it is empty, export it again"
                                : "give the export as it came, whole (known: " + titles() + ")"));
    }
}
