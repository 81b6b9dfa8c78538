package com.firewalker.platform.security;

import com.firewalker.platform.web.Cookies;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/**
 * An operator's browser session as a cookie that no script reads and that goes to {@code /v1/ops} only. A second cookie
 * without a secret tells pages whether asking is worth while.
 */
public final class OperatorCookie {

    public static final String NAME = "firewalker-console";
    public static final String HINT = "firewalker-console-signed-in";

    private static final String PATH = "/v1/ops";

    private OperatorCookie() {}

    public static Optional<String> read(HttpServletRequest request) {
        return Cookies.read(request, NAME);
    }

    public static void set(String secret, Duration lives, HttpServletRequest request, HttpHeaders answer) {
        Cookies.add(answer, Cookies.ours(NAME, secret, PATH, lives, request).httpOnly(true));
        Cookies.add(answer, Cookies.ours(HINT, "1", "/", lives, request));
    }

    public static void clear(HttpServletRequest request, HttpHeaders answer) {
        Cookies.add(answer, Cookies.ours(NAME, "", PATH, Duration.ZERO, request).httpOnly(true));
        Cookies.add(answer, Cookies.ours(HINT, "", "/", Duration.ZERO, request));
    }
}
