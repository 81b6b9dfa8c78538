package com.firewalker.platform.security;

/**
 * An operation that stays open to suspended walkers. A service lists its own as beans; everything else is 403
 * {@code suspended}. Source: api.md 9.
 * @param path exact, or ending in {@code /**} for everything below
 */
public record OpenToSuspended(String method, String path) {

    boolean matches(String asked, String uri) {
        return new OpenOperation(method, path).matches(asked, uri);
    }
}
