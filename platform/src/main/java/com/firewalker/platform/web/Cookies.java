package com.firewalker.platform.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** Cookies as Firewalker sets them: SameSite=Strict, and Secure but on the machine itself (api.md 2). */
public final class Cookies {

    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    private Cookies() {}

    /** The value, where the browser sent one that is not empty. */
    public static Optional<String> read(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .filter(value -> !value.isEmpty())
                        .findFirst();
    }

    public static ResponseCookie.ResponseCookieBuilder ours(
            String name, String value, String path, Duration lives, HttpServletRequest request) {
        return ResponseCookie.from(name, value)
                .maxAge(lives)
                .path(path)
                .sameSite("Strict")
                .secure(!HERE.contains(request.getServerName()));
    }

    public static void add(HttpHeaders answer, ResponseCookie.ResponseCookieBuilder cookie) {
        answer.add(HttpHeaders.SET_COOKIE, cookie.build().toString());
    }
}
