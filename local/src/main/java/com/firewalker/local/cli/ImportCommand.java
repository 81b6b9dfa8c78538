package com.firewalker.local.cli;

import com.firewalker.local.client.CredentialFile;
import com.firewalker.local.importer.Format;
import com.firewalker.local.importer.Import;
import com.firewalker.local.importer.Summary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

@Command(
        name = "import",
        description = "Sends a real export through the public API; safe to break off and to repeat.",
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Mixin
    private Target target = new Target();

    @Mixin
    private Output output = new Output();

    @Parameters(paramLabel = "FILE", description = "the export")
    private Path file;

    @Option(
            names = "--format",
            required = true,
            paramLabel = "FORMAT",
            converter = FormatName.class,
            description = "fitbit-minutes, apple-health or google-takeout")
    private Format format;

    @Option(
            names = "--walker-prefix",
            required = true,
            paramLabel = "P",
            description = "the export's walker 42 becomes the walker P-42; made at the first import")
    private String prefix;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            defaultValue = "UTC",
            description = "the walkers' zone, and that of times without an offset (default: ${DEFAULT-VALUE})")
    private ZoneId zone;

    @Option(
            names = "--visibility",
            paramLabel = "V",
            defaultValue = "public",
            description = "public, friends or private, for new walkers (default: ${DEFAULT-VALUE})")
    private String visibility;

    @Override
    public Integer call() throws IOException {
        Import.Options options = new Import.Options(file, format, prefix, zone, visibility);
        CredentialFile credentials = CredentialFile.open(target.data().walkers(), prefix);
        long started = System.nanoTime();
        try (Progress progress = Progress.start("samples", Import.count(options))) {
            Summary summary = new Import(target.api(PATIENCE), credentials, options).run(progress::add);
            output.print(result(summary, Duration.ofNanos(System.nanoTime() - started)));
            return 0;
        }
    }

    private static Map<String, Object> result(Summary summary, Duration took) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("samples", summary.samples());
        result.put("walkers", summary.walkers().size());
        result.putAll(summary.statuses());
        if (!summary.reasons().isEmpty()) {
            result.put(
                    "reasons",
                    summary.reasons().entrySet().stream()
                            .map(reason -> reason.getKey() + " " + reason.getValue())
                            .sorted()
                            .collect(Collectors.joining(", ")));
        }
        result.put("seconds", took.toMillis() / 1000.0);
        result.put("samplesPerSecond", Math.round(summary.samples() * 1000.0 / Math.max(1, took.toMillis())));
        return result;
    }

    /** Reads the name of a format. */
    static final class FormatName implements ITypeConverter<Format> {
        @Override
        public Format convert(String name) {
            try {
                return Format.of(name);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
