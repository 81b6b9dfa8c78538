package com.firewalker.local.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The front door's table, read from {@code firewalker/routes.txt} beside the contracts. What is not there is not public. */
public final class Routes {

    private static final List<Route> TABLE = read();

    private Routes() {}

    /**
     * The service of an operation. A path of ours with a method nobody has goes to the path's service, which
     * answers 405 in the contract's words.
     */
    public static Optional<Service> serviceOf(String method, String path) {
        return TABLE.stream()
                .filter(route -> route.takes(method, path))
                .findFirst()
                .or(() ->
                        TABLE.stream().filter(route -> route.takes(null, path)).findFirst())
                .map(Route::service);
    }

    private static List<Route> read() {
        try (InputStream table = Objects.requireNonNull(Routes.class.getResourceAsStream("/firewalker/routes.txt"))) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.trim().split("\\s+"))
                    .map(words ->
                            Route.of(Service.titled(words[0]), words[1], Arrays.copyOfRange(words, 2, words.length)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
