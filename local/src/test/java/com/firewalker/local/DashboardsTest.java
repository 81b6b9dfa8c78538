package com.firewalker.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Dashboards and alarms ask only for metrics of ours that the services export, and lead to pages that exist. */
class DashboardsTest {

    private static final Pattern ASKED = Pattern.compile("firewalker_[a-z_]+");
    private static final Pattern EXPORTED = Pattern.compile("\"(firewalker\\.[a-z.]+)\"");
    private static final Pattern RUNBOOK = Pattern.compile("docs/runbooks/[a-z-]+\\.md");
    private static final List<String> ENDINGS = List.of("_total", "_count", "_sum", "_max", "_seconds");

    @Test
    void askOnlyForMetricsThatTheServicesExport() throws IOException {
        Set<String> exported = exported();
        Set<String> asked = new TreeSet<>();
        for (Path file : files()) {
            ASKED.matcher(Files.readString(file)).results().forEach(match -> asked.add(bare(match.group(), exported)));
        }
        assertThat(asked).hasSizeGreaterThan(15);
        assertThat(exported).containsAll(asked);
    }

    @Test
    void areReadable() throws IOException {
        for (Path file : files()) {
            if (file.toString().endsWith(".json")) {
                JsonNode dashboard = JsonMapper.shared().readTree(Files.readString(file));
                assertThat(dashboard.path("panels")).as(file.toString()).isNotEmpty();
                assertThat(dashboard.path("uid").asString()).startsWith("firewalker-");
            } else {
                assertThat((Object) new Yaml().load(Files.readString(file))).isNotNull();
            }
        }
    }

    @Test
    void leadOperatorsToRunbooksThatExist() throws IOException {
        String rules = Files.readString(Repository.root().resolve("docker/prometheus/rules.yml"));
        assertThat(RUNBOOK.matcher(rules).results().map(match -> match.group()))
                .isNotEmpty()
                .allSatisfy(page -> assertThat(Repository.root().resolve(page)).exists());
    }

    /** A timer's or counter's name without what Prometheus adds to it. */
    private static String bare(String name, Set<String> exported) {
        String bare = name;
        for (String ending : ENDINGS) {
            if (!exported.contains(bare) && bare.endsWith(ending)) {
                bare = bare.substring(0, bare.length() - ending.length());
            }
        }
        return bare;
    }

    private static Set<String> exported() throws IOException {
        Set<String> names = new TreeSet<>();
        for (String module : List.of("platform", "command-side", "query-side", "notification")) {
            try (Stream<Path> files = Files.walk(Repository.root().resolve(module + "/src/main/java"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    EXPORTED.matcher(Files.readString(file))
                            .results()
                            .forEach(match -> names.add(match.group(1).replace('.', '_')));
                }
            }
        }
        return names;
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(Repository.root().resolve("docker"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file ->
                            file.toString().endsWith(".json") || file.toString().endsWith(".yml"))
                    .collect(Collectors.toList());
        }
    }
}
