package com.firewalker.local.importer;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The kinds of export that can be imported. */
public enum Format {
    FITBIT_MINUTES(new FitbitMinutes()),
    APPLE_HEALTH(new AppleHealth()),
    GOOGLE_TAKEOUT(new GoogleTakeout());

    private final ExportReader reader;

    Format(ExportReader reader) {
        this.reader = reader;
    }

    ExportReader reader() {
        return reader;
    }

    /** The name on the command line. */
    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Format of(String title) {
        return Arrays.stream(values())
                .filter(format -> format.title().equals(title))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown format: " + title + " (known: "
                        + Arrays.stream(values()).map(Format::title).collect(Collectors.joining(", ")) + ")"));
    }
}
