package com.firewalker.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/** docker-compose.yml as data. */
record ComposeFile(Map<String, Object> content) {

    static ComposeFile read() {
        return new ComposeFile(yaml(Repository.root().resolve("docker-compose.yml")));
    }

    Map<String, Map<String, Object>> services() {
        return map(content.get("services")).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> map(entry.getValue())));
    }

    Map<String, Object> service(String name) {
        return Objects.requireNonNull(services().get(name), name);
    }

    Map<String, Object> environment(String service) {
        return map(service(service).get("environment"));
    }

    /** The words of a container's health check, without the one that says how they are run. */
    List<String> healthCheck(String service) {
        List<String> words = list(map(service(service).get("healthcheck")).get("test"));
        return words.get(0).equals("CMD-SHELL") ? List.of("sh", "-c", words.get(1)) : words.subList(1, words.size());
    }

    /** An argument of the image's build. */
    String buildArgument(String service, String name) {
        return text(map(map(service(service).get("build")).get("args")), name);
    }

    static Map<String, Object> yaml(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return map(new Yaml().load(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Map<String, Object> settings, String name) {
        return Objects.requireNonNull(settings.get(name), name).toString();
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    static List<String> list(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
