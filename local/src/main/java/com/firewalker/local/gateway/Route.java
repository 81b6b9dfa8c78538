package com.firewalker.local.gateway;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A family of operations and the service that answers it. In a path {@code *} is one segment, a closing
 * {@code /**} is any number of them, none included. No methods means all.
 */
record Route(Service service, Set<String> methods, String path, Pattern pattern) {

    static Route of(Service service, String path, String... methods) {
        boolean tree = path.endsWith("/**");
        String fixed = tree ? path.substring(0, path.length() - "/**".length()) : path;
        String regex = Arrays.stream(fixed.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining("[^/]+"))
                + (tree ? "(/.*)?" : "");
        return new Route(service, Set.of(methods), path, Pattern.compile(regex));
    }

    boolean takes(@Nullable String method, String requested) {
        return (method == null || methods.isEmpty() || methods.contains(method))
                && pattern.matcher(requested).matches();
    }
}
