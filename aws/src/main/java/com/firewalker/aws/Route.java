package com.firewalker.aws;

import com.firewalker.aws.deployment.ServiceKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** A line of the route table that the front door of one machine reads too: a service, a path, its methods or all. */
record Route(ServiceKind service, String path, List<String> methods) {

    static List<Route> table() {
        try (InputStream table = Objects.requireNonNull(Route.class.getResourceAsStream("/firewalker/routes.txt"))) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> List.of(line.trim().split("\\s+")))
                    .map(words ->
                            new Route(ServiceKind.titled(words.get(0)), words.get(1), words.subList(2, words.size())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Uploads have a fleet of their own. */
    boolean isUpload() {
        return path.equals("/v1/me/steps/**");
    }

    /** The load balancer's patterns, in which {@code *} is any text, also over several segments. */
    List<String> patterns() {
        if (!path.endsWith("/**")) {
            return List.of(path);
        }
        String base = path.substring(0, path.length() - "/**".length());
        return List.of(base, base + "/*");
    }
}
