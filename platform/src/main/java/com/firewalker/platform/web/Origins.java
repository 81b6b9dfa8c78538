package com.firewalker.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;

/**
 * Which pages may send a browser's cookies along: those of the origin that was asked, and those that the settings name.
 * SameSite=Strict keeps other sites' pages out already; the origin is asked for besides, for browsers that do not know
 * it. Source: api.md 9, Cookie.
 */
public final class Origins {

    private final List<String> known;

    /**
     * @param web where the web app is
     * @param more further origins whose pages are ours
     */
    public Origins(String web, Collection<String> more) {
        this.known = Stream.concat(Stream.of(web), more.stream())
                .map(Origins::origin)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Refuses (403 {@code origin-refused}) a page of another site, and a browser that does not say which page. */
    public void check(HttpServletRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        boolean ours = origin == null
                ? Objects.equals(request.getHeader("Sec-Fetch-Site"), "same-origin")
                : isOurs(origin, request);
        if (!ours) {
            throw refused();
        }
    }

    /** The same where no cookie is sent yet: what names no origin is no browser, and passes. */
    public void checkNamed(HttpServletRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin != null && !isOurs(origin, request)) {
            throw refused();
        }
    }

    private boolean isOurs(String origin, HttpServletRequest request) {
        String asked = origin(origin).orElse("");
        String here = origin(request.getScheme() + "://" + request.getServerName() + ":" + request.getServerPort())
                .orElse("-");
        return asked.equals(here) || known.contains(asked);
    }

    private static Refusal refused() {
        return new Refusal(403, "origin-refused", "A page of another site may not do this");
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
