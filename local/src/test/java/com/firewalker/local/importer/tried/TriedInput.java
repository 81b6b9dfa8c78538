package com.firewalker.local.importer.tried;

import com.firewalker.local.importer.format.ExportedSample;
import com.firewalker.local.importer.format.Format;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Exports of one walker, given one after the other, and the totals of his days at the end; or what is said in one line
 * where there is nothing to import. The walker's home is Berlin.
 *
 * @param asked as which format it is given; absent: by content
 * @param totals by walker and date, those of other dates are 0
 * @param merged whether the totals hang on more than the reader: several devices or several exports
 */
public record TriedInput(
        Format format,
        String name,
        @Nullable Format asked,
        List<Maker> exports,
        Map<String, Map<String, Long>> totals,
        @Nullable String refusal,
        boolean merged) {

    /** Makes an export in an empty directory. */
    public interface Maker {
        Path in(Path directory) throws Exception;
    }

    static TriedInput counts(Format format, String name, Map<String, Long> days, Maker export) {
        return countsOf(format, name, Map.of(ExportedSample.ME, days), export);
    }

    static TriedInput countsOf(Format format, String name, Map<String, Map<String, Long>> totals, Maker export) {
        return new TriedInput(format, name, null, List.of(export), totals, null, false);
    }

    static TriedInput merges(Format format, String name, Map<String, Long> days, Maker... exports) {
        return mergesOf(format, name, Map.of(ExportedSample.ME, days), exports);
    }

    static TriedInput mergesOf(Format format, String name, Map<String, Map<String, Long>> totals, Maker... exports) {
        return new TriedInput(format, name, null, List.of(exports), totals, null, true);
    }

    static TriedInput refused(Format format, String name, String refusal, Maker export) {
        return new TriedInput(format, name, null, List.of(export), Map.of(), refusal, false);
    }

    /** A file of another format than it is said to be. */
    static TriedInput isNot(Format format) {
        Maker notes = Made.file("notes.csv", "date,mood", "2026-05-04,good");
        return new TriedInput(
                format,
                "something else",
                format,
                List.of(notes),
                Map.of(),
                "no steps of format " + format.title(),
                false);
    }

    /** Dates and steps in turn. */
    static Map<String, Long> days(Object... said) {
        Map<String, Long> days = new TreeMap<>();
        for (int i = 0; i < said.length; i += 2) {
            days.put((String) said[i], ((Number) said[i + 1]).longValue());
        }
        return days;
    }

    public static Stream<TriedInput> all() {
        return Stream.of(
                        AppleInputs.all(),
                        HealthConnectInputs.all(),
                        FitInputs.all(),
                        FitbitInputs.all(),
                        SamsungInputs.all(),
                        GadgetbridgeInputs.all(),
                        GarminInputs.all(),
                        WithingsInputs.all(),
                        ZeppInputs.all(),
                        TableInputs.oura(),
                        TableInputs.csv(),
                        TableInputs.minutes())
                .flatMap(inputs -> Arrays.stream(inputs));
    }

    @Override
    public String toString() {
        return format.title() + ": " + name;
    }
}
