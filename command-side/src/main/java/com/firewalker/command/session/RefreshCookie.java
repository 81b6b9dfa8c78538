package com.firewalker.command.session;

import com.firewalker.platform.web.Cookies;
import com.firewalker.platform.web.Origins;
import com.firewalker.platform.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
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

    private final Origins origins;

    RefreshCookie(Origins origins) {
        this.origins = origins;
    }

    /** Whether a cookie is asked for. Errors: 422 for another word, 403 for a page of another site. */
    boolean askedFor(@Nullable String transport, HttpServletRequest request) {
        if (transport == null) {
            return false;
        }
        if (!transport.equals(COOKIE)) {
            throw Refusal.invalid("/transport", "invalid", "transport is cookie, or absent");
        }
        origins.check(request);
        return true;
    }

    Optional<String> read(HttpServletRequest request) {
        return Cookies.read(request, NAME);
    }

    void set(Sessions.Granted granted, HttpServletRequest request, HttpHeaders answer) {
        Duration lives = Duration.ofSeconds(granted.refreshExpiresIn());
        put(granted.refreshToken(), "1", lives, request, answer);
    }

    /** Where the browser sent one. */
    void clear(HttpServletRequest request, HttpHeaders answer) {
        if (read(request).isPresent()) {
            put("", "", Duration.ZERO, request, answer);
        }
    }

    private static void put(String token, String hint, Duration lives, HttpServletRequest request, HttpHeaders answer) {
        Cookies.add(answer, Cookies.ours(NAME, token, PATH, lives, request).httpOnly(true));
        Cookies.add(answer, Cookies.ours(HINT, hint, "/", lives, request));
    }
}
