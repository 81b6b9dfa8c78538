package com.firewalker.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class PagesTest {

    private static final Pattern ADDRESS = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

    private final Pages pages = new Pages();

    @Test
    void answersEveryPathOfASiteWithItsShell() {
        PageFile shell = pages.find("/app", false).orElseThrow();
        assertThat(text(shell)).contains("<fw-app>").doesNotContain("{{");
        for (String path : List.of("/app/", "/app/history", "/app/challenges/c-1", "/app/days/2026-11-22")) {
            assertThat(pages.find(path, false))
                    .hasValueSatisfying(file -> assertThat(file.body()).isEqualTo(shell.body()));
        }
        assertThat(PagePolicy.of(shell, List.of())).containsEntry("Cache-Control", "no-cache");
    }

    @Test
    void leadsFromTheShellToFilesThatNeverChange() {
        String shell = text(pages.find("/app", false).orElseThrow());
        List<String> addresses =
                ADDRESS.matcher(shell).results().map(found -> found.group(1)).toList();
        assertThat(addresses).hasSizeBetween(4, 11);
        for (String address : addresses) {
            assertThat(pages.find(address, false)).as(address).isPresent();
            if (address.startsWith("/pages/")) {
                assertThat(PagePolicy.of(pages.find(address, false).orElseThrow(), List.of())
                                .get("Cache-Control"))
                        .contains("immutable");
            }
        }
    }

    @Test
    void sendsTextsCompressed() throws IOException {
        String shell = text(pages.find("/app", false).orElseThrow());
        for (String address :
                ADDRESS.matcher(shell).results().map(found -> found.group(1)).toList()) {
            PageFile plain = pages.find(address, false).orElseThrow();
            PageFile small = pages.find(address, true).orElseThrow();
            if (small.gzip()) {
                assertThat(new GZIPInputStream(new ByteArrayInputStream(small.body())).readAllBytes())
                        .isEqualTo(plain.body());
                assertThat(PagePolicy.of(small, List.of())).containsEntry("Content-Encoding", "gzip");
            } else {
                assertThat(address).endsWith(".png");
            }
        }
    }

    @Test
    void allowsNothingInlineAndNothingFromElsewhereButPictures() {
        Map<String, String> fields =
                PagePolicy.of(pages.find("/app", false).orElseThrow(), List.of("https://pictures.example"));
        assertThat(fields.get("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self';", "style-src 'self';", "frame-ancestors 'none'")
                .contains("img-src 'self' data: blob: https://pictures.example;")
                .doesNotContain("unsafe");
        assertThat(fields).containsEntry("X-Content-Type-Options", "nosniff");
        assertThat(text(pages.find("/app", false).orElseThrow()))
                .doesNotContain("style=", "<style", "onclick")
                .doesNotContainPattern("<script[^>]*>[^<]");
    }

    @Test
    void knowsNothingElse() {
        for (String path : List.of("/", "/apple", "/pages/x/app/none.js", "/pages/../app", "/v1/me", "/app/none.js")) {
            assertThat(pages.find(path, false).filter(file -> !file.type().startsWith("text/html")))
                    .as(path)
                    .isEmpty();
        }
        assertThat(pages.find("/apple", true)).isEmpty();
        assertThat(pages.find("/pages/x/app/none.js", true)).isEmpty();
    }

    private static String text(PageFile file) {
        return new String(file.body(), StandardCharsets.UTF_8);
    }
}
