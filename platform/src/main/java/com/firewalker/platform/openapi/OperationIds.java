package com.firewalker.platform.openapi;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A name for an operation that was given none: its method and its path in camel case, unique as these are. For example
 * GET /v1/ops/projections/{name} is getOpsProjectionsByName.
 */
final class OperationIds {

    private OperationIds() {}

    static String of(String method, String path) {
        return method.toLowerCase(Locale.ROOT)
                + Arrays.stream(path.split("/"))
                        .filter(part -> !part.isEmpty() && !part.equals("v1"))
                        .map(OperationIds::word)
                        .collect(Collectors.joining());
    }

    private static String word(String part) {
        if (part.equals("**")) {
            return "ById";
        }
        String plain = part.startsWith("{") ? "by-" + part.substring(1, part.length() - 1) : part;
        return Arrays.stream(plain.split("[^A-Za-z0-9]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }
}
