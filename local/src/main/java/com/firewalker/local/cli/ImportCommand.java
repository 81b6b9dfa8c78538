package com.firewalker.local.cli;

import com.firewalker.local.cli.operator.Output;
import com.firewalker.local.cli.operator.Progress;
import com.firewalker.local.cli.operator.Table;
import com.firewalker.local.cli.operator.Target;
import com.firewalker.local.client.CredentialFile;
import com.firewalker.local.importer.Import;
import com.firewalker.local.importer.Summary;
import com.firewalker.local.importer.format.Format;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

@Command(
        name = "import",
        description = "Sends a real export through the public API; safe to break off and to repeat.",
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<String> DEVICE_COLUMNS =
            List.of("walker", "device", "kind", "days", "samples", "steps", "from", "to", "conflicts", "rejected");
    private static final List<String> VISIBILITIES = List.of("public", "friends", "private");

    @Spec
    private CommandSpec spec;

    @Mixin
    private Target target = new Target();

    @Mixin
    private Output output = new Output();

    @Parameters(paramLabel = "FILE", description = "the export: a file, a folder, a zip, gz or tgz")
    private Path file;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "auto",
            description = "auto (default), apple-health, health-connect, google-takeout, fitbit, samsung-health, "
                    + "gadgetbridge, garmin, withings, zepp, oura, csv or fitbit-minutes")
    private String format;

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
            defaultValue = "friends",
            description = "public, friends or private, for new walkers (default: ${DEFAULT-VALUE})")
    private String visibility;

    @Override
    public Integer call() throws IOException {
        Import.Options options = new Import.Options(file, format(), prefix, zone, visibility());
        long started = System.nanoTime();
        Summary summary;
        try (Progress progress = Progress.start("bytes", 1)) {
            CredentialFile credentials = CredentialFile.open(target.data().walkers(), prefix);
            summary = new Import(target.api(PATIENCE), credentials, options).run(shown(progress));
        }
        output.print(result(summary, Duration.ofNanos(System.nanoTime() - started)));
        if (!output.isJson()) {
            System.out.println();
            System.out.print(Table.of(JsonMapper.shared().valueToTree(summary.devices()), DEVICE_COLUMNS));
        }
        return 0;
    }

    private @Nullable Format format() {
        try {
            return format.equals("auto") ? null : Format.of(format);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }

    private String visibility() {
        if (!VISIBILITIES.contains(visibility)) {
            throw new ParameterException(
                    spec.commandLine(), "unknown visibility: " + visibility + " (known: " + VISIBILITIES + ")");
        }
        return visibility;
    }

    private static Import.Progress shown(Progress progress) {
        return new Import.Progress() {
            @Override
            public void read(long bytes) {
                progress.add(bytes);
            }

            @Override
            public void total(long bytes) {
                progress.reach(0, bytes, "");
            }
        };
    }

    private Map<String, Object> result(Summary summary, Duration took) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("samples", summary.samples());
        result.put("walkers", summary.walkers().size());
        result.putAll(new TreeMap<>(summary.statuses()));
        if (output.isJson()) {
            result.put("reasons", summary.reasons());
            result.put("skipped", summary.skipped());
            result.put("examples", summary.examples());
            result.put("devices", summary.devices());
        } else {
            counted(result, "reasons", summary.reasons());
            summary.skipped()
                    .forEach((reason, count) -> result.put(
                            "skipped: " + reason,
                            count + ", such as " + summary.examples().get(reason)));
        }
        result.put("position", summary.position());
        result.put("seconds", took.toMillis() / 1000.0);
        result.put("samplesPerSecond", Math.round(summary.samples() * 1000.0 / Math.max(1, took.toMillis())));
        return result;
    }

    private static void counted(Map<String, Object> result, String name, Map<String, Long> counts) {
        if (!counts.isEmpty()) {
            result.put(
                    name,
                    counts.entrySet().stream()
                            .map(count -> count.getKey() + " " + count.getValue())
                            .sorted()
                            .collect(Collectors.joining(", ")));
        }
    }
}
