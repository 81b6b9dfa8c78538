package com.firewalker.platform.security;

/**
 * An operation that needs no access token. A service lists its own as beans; everything else is closed.
 * @param path exact, or ending in {@code /**} for everything below
 */
public record OpenOperation(String method, String path) {

    boolean matches(String asked, String uri) {
        String verb = asked.equals("HEAD") ? "GET" : asked;
        if (!method.equals(verb)) {
            return false;
        }
        return path.endsWith("/**") ? uri.startsWith(path.substring(0, path.length() - 2)) : uri.equals(path);
    }
}
