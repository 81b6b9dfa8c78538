package com.firewalker.command.session;

import com.firewalker.platform.web.Refusal;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * A browser's refresh token as a cookie that no script reads (api.md 2). It goes to {@code /v1/sessions} only, and only
 * with requests of the same site; the origin is asked for besides, for browsers that do not know SameSite. A second
 * cookie without a secret tells pages whether a refresh is worth trying.
 */
@Component
class RefreshCookie {

    static final String NAME = "firewalker-refresh";
    static final String HINT = "firewalker-signed-in";

    private static final String PATH = "/v1/sessions";
    private static final String COOKIE = "cookie";
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    private final List<String> origins;

    RefreshCookie(
            @Value("${firewalker.web.base-url:http://localhost:8080}") String web,
            @Value("${firewalker.web.origins:}") List<String> more) {
        this.origins = Stream.concat(Stream.of(web), more.stream())
                .map(RefreshCookie::origin)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Whether a cookie is asked for. Errors: 422 for another word, 403 for a page of another site. */
    boolean askedFor(@Nullable String transport, HttpServletRequest request) {
        if (transport == null) {
            return false;
        }
        if (!transport.equals(COOKIE)) {
            throw Refusal.invalid("/transport", "invalid", "transport is cookie, or absent");
        }
        if (!isOurs(request)) {
            throw new Refusal(403, "origin-refused", "A page of another site may not do this");
        }
        return true;
    }

    Optional<String> read(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(NAME))
                        .map(Cookie::getValue)
                        .filter(value -> !value.isEmpty())
                        .findFirst();
    }

    void set(Sessions.Granted granted, HttpServletRequest request, HttpHeaders answer) {
        Duration lives = Duration.ofSeconds(granted.refreshExpiresIn());
        add(answer, token(granted.refreshToken(), lives, request));
        add(answer, hint("1", lives, request));
    }

    /** Where the browser sent one. */
    void clear(HttpServletRequest request, HttpHeaders answer) {
        if (read(request).isPresent()) {
            add(answer, token("", Duration.ZERO, request));
            add(answer, hint("", Duration.ZERO, request));
        }
    }

    private static ResponseCookie token(String value, Duration lives, HttpServletRequest request) {
        return cookie(NAME, value, lives, request).httpOnly(true).path(PATH).build();
    }

    private static ResponseCookie hint(String value, Duration lives, HttpServletRequest request) {
        return cookie(HINT, value, lives, request).path("/").build();
    }

    private static ResponseCookie.ResponseCookieBuilder cookie(
            String name, String value, Duration lives, HttpServletRequest request) {
        return ResponseCookie.from(name, value)
                .maxAge(lives)
                .sameSite("Strict")
                .secure(!HERE.contains(request.getServerName()));
    }

    private static void add(HttpHeaders answer, ResponseCookie cookie) {
        answer.add(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private boolean isOurs(HttpServletRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null) {
            return Objects.equals(request.getHeader("Sec-Fetch-Site"), "same-origin");
        }
        String asked = origin(origin).orElse("");
        String here = origin(request.getScheme() + "://" + request.getServerName() + ":" + request.getServerPort())
                .orElse("-");
        return asked.equals(here) || origins.contains(asked);
    }

    /** Scheme, host and port; the port also where it is the scheme's own. */
    private static Optional<String> origin(String text) {
        try {
            URI uri = URI.create(text.strip());
            if (uri.getScheme() == null || uri.getHost() == null) {
                return Optional.empty();
            }
            int usual = uri.getScheme().equals("https") ? 443 : 80;
            return Optional.of(
                    uri.getScheme() + "://" + uri.getHost() + ":" + (uri.getPort() < 0 ? usual : uri.getPort()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
