package com.firewalker.bench;

import com.firewalker.bench.measure.Figure;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/** What was measured, as a table for people and as JSON for programs. */
public final class Report {
    private final String scale;
    private final Map<String, Figure> figures = new LinkedHashMap<>();
    private final List<Ratio> ratios = new ArrayList<>();

    Report(String scale) {
        this.scale = scale;
    }

    public Figure add(Figure figure) {
        figures.put(figure.key(), figure);
        System.out.printf(
                Locale.ROOT, "%-44s %14.1f %-4s %9s%n", figure.key(), figure.value(), figure.unit(), cpu(figure));
        return figure;
    }

    private static String cpu(Figure figure) {
        return figure.cpuMicros() == 0 ? "" : String.format(Locale.ROOT, "%.1f us", figure.cpuMicros());
    }

    public boolean has(String key) {
        return figures.containsKey(key);
    }

    public double value(String key) {
        return Objects.requireNonNull(figures.get(key), key).value();
    }

    void add(Ratio ratio) {
        ratios.add(ratio);
    }

    /** As a Markdown table, ready for docs/benchmarks.md. */
    String table() {
        StringBuilder text =
                new StringBuilder("\n| measured | median | rounds | CPU per operation |\n|---|---:|---|---:|\n");
        figures.values()
                .forEach(f -> text.append(String.format(
                        Locale.ROOT,
                        "| %s | %,.1f %s | %s | %s |%n",
                        f.key(),
                        f.value(),
                        f.unit(),
                        f.rounds().stream()
                                .map(r -> String.format(Locale.ROOT, "%,.0f", r))
                                .toList(),
                        cpu(f))));
        text.append("\n| ratio | value | bar | met |\n|---|---:|---|---|\n");
        ratios.forEach(r -> text.append(String.format(
                Locale.ROOT, "| %s | %.2f | %s | %s |%n", r.name(), r.value(), r.bar(), r.met() ? "yes" : "no")));
        text.append("\nScale ").append(scale).append(", Java ").append(System.getProperty("java.version"));
        text.append(", ").append(Runtime.getRuntime().availableProcessors()).append(" processors, load average ");
        return text.append(String.format(Locale.ROOT, "%.1f", load()))
                .append(".\n")
                .toString();
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    void write(Path file) throws IOException {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("scale", scale);
        all.put("java", System.getProperty("java.version"));
        all.put("processors", Runtime.getRuntime().availableProcessors());
        all.put("loadAverage", load());
        all.put("figures", figures.values());
        all.put("ratios", ratios);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(
                file,
                JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(all));
    }
}
