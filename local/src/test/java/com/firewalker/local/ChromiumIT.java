package com.firewalker.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What the tests of the pages take for granted of their browser. */
class ChromiumIT {

    /** 127.0.0.1 and localhost are two sites: what one of them sets within a page of the other is a third party's. */
    @Test
    void keepsNoCookiesOfThirdParties() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", ChromiumIT::answer);
        server.start();
        try (Visit visit = Chromium.visit()) {
            int port = server.getAddress().getPort();
            String other = "http://localhost:" + port;
            Page page = visit.page();
            page.navigate("http://127.0.0.1:" + port + "/page");
            page.evaluate("url => fetch(url, {credentials: 'include', mode: 'no-cors'})", other + "/cookie");
            assertThat(page.context().cookies(other))
                    .as("within another's page")
                    .isEmpty();
            page.navigate(other + "/cookie");
            assertThat(page.context().cookies(other)).as("on its own page").hasSize(1);
        } finally {
            server.stop(0);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestURI().getPath().equals("/cookie")) {
                exchange.getResponseHeaders().add("Set-Cookie", "seen=1; SameSite=None; Secure; Path=/");
            }
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            byte[] body = "<!doctype html><title>page</title>".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
