package com.firewalker.platform.testing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Requests that two parsers may read differently, each with another request hidden in it or behind it: whoever reads the
 * first one shorter than its neighbour runs the second. Sources: RFC 9112 §2.2, §3, §5, §6, §7.1 and §11.2.
 */
public final class Smuggling {

    /** Of the request in front: a goal. */
    public static final int SEEN = 9_000;

    /** Of the request that nobody may run: another goal. */
    public static final int HIDDEN = 4_321;

    private static final String BODY = body(SEEN);
    private static final String CHUNKS = chunk(BODY) + "0\r\n\r\n";

    /** A name for the report, and what is sent. */
    public record Attack(String name, String request) {

        @Override
        public String toString() {
            return name;
        }
    }

    private final String token;
    private final List<Attack> attacks = new ArrayList<>();

    private Smuggling(String token) {
        this.token = token;
    }

    /** No server may make sense of these: 400 (or 501, 505), and the connection ends. */
    public static List<Attack> senseless(String token) {
        Smuggling smuggling = new Smuggling(token);
        smuggling.lengths();
        smuggling.codings();
        smuggling.chunks();
        smuggling.headers();
        smuggling.startLines();
        smuggling.folds();
        smuggling.doubles();
        return smuggling.attacks;
    }

    /** Of these a server may make sense if it hangs up afterwards: chunks win over a length (RFC 9112 section 6.1). */
    public static List<Attack> doubled(String token) {
        Smuggling smuggling = new Smuggling(token);
        smuggling.doubles();
        return smuggling.attacks;
    }

    /** Of these a server may make sense: a folded line is one line (RFC 9112 section 5.2). */
    public static List<Attack> folded(String token) {
        Smuggling smuggling = new Smuggling(token);
        smuggling.folds();
        return smuggling.attacks;
    }

    /** These mean something; it is one request, and what is hidden in it is no other. */
    public static List<Attack> meaningful(String token) {
        Smuggling smuggling = new Smuggling(token);
        String hidden = smuggling.hidden();
        smuggling.add(
                "a body of a GET",
                smuggling.head("GET /v1/me HTTP/1.1", "Content-Length: " + hidden.length()) + hidden);
        smuggling.add(
                "trailers that name a length and an address",
                smuggling.put("Transfer-Encoding: chunked") + chunk(BODY)
                        + "0\r\nContent-Length: 3\r\nX-Forwarded-For: 192.0.2.1\r\n\r\n");
        smuggling.add(
                "an extension of a chunk that looks like an end",
                smuggling.put("Transfer-Encoding: chunked")
                        + chunk(BODY).replaceFirst("\r\n", ";a=\"0\"\r\n")
                        + "0\r\n\r\n");
        // RFC 9112 section 3 lets a server take any white space between words.
        for (String line : List.of("PUT  /v1/me/goal HTTP/1.1", "PUT /v1/me/goal  HTTP/1.1")) {
            smuggling.add("the line '" + line + "'", smuggling.head(line, "Content-Length: " + BODY.length()) + BODY);
        }
        smuggling.add(
                "an upgrade that nobody offers",
                smuggling.put(
                                "Connection: Upgrade, HTTP2-Settings",
                                "Upgrade: h2c",
                                "HTTP2-Settings: AAMAAABkAAQAAP__",
                                "Content-Length: " + BODY.length())
                        + BODY);
        smuggling.add(
                "a connection that names headers away",
                smuggling.put("Connection: Content-Length, X-Forwarded-For", "Content-Length: " + BODY.length())
                        + BODY);
        return smuggling.attacks;
    }

    /** The hidden request as anybody may send it: it has its effect. */
    public static String openly(String token) {
        return new Smuggling(token).hidden();
    }

    /** A last request, after which the connection ends. */
    public static String last() {
        return "GET /nowhere HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    }

    private void doubles() {
        String all = CHUNKS + hidden();
        followed("a length and chunks", put("Content-Length: " + all.length(), "Transfer-Encoding: chunked") + CHUNKS);
        followed("chunks and a length", put("Transfer-Encoding: chunked", "Content-Length: 4") + CHUNKS);
    }

    private void folds() {
        followed("a coding on the next line", put("Transfer-Encoding:\r\n chunked") + CHUNKS);
        followed("a folded header", put("Content-Length: " + BODY.length(), "X-Folded: a\r\n b") + BODY);
    }

    private void lengths() {
        int longer = BODY.length() + hidden().length();
        followed("two lengths", put("Content-Length: " + BODY.length(), "Content-Length: " + longer) + BODY);
        for (String length : List.of(
                BODY.length() + ", " + longer,
                "+" + BODY.length(),
                "-1",
                "0x" + Integer.toHexString(BODY.length()),
                "1 9",
                "",
                "99999999999999999999",
                BODY.length() + ".0")) {
            followed("the length '" + length + "'", put("Content-Length: " + length) + BODY);
        }
        followed("a length with a space before its colon", put("Content-Length : " + BODY.length()) + BODY);
    }

    private void codings() {
        for (String coding : List.of(
                "xchunked",
                "chunked, identity",
                "chunked, gzip",
                "chunked, chunked",
                "\u000Bchunked",
                "\"chunked\"",
                "chunked;a=b",
                "[chunked]",
                "identity")) {
            followed("the coding '" + coding + "'", put("Transfer-Encoding: " + coding) + CHUNKS);
        }
        followed("two codings", put("Transfer-Encoding: chunked", "Transfer-Encoding: identity") + CHUNKS);
        followed("a coding with a space before its colon", put("Transfer-Encoding : chunked") + CHUNKS);
        followed(
                "a coding before its time",
                head("PUT /v1/me/goal HTTP/1.0", "Connection: keep-alive", "Transfer-Encoding: chunked") + CHUNKS);
    }

    private void chunks() {
        String size = Integer.toHexString(BODY.length());
        for (String wrong : List.of(
                "-1\r\n" + BODY + "\r\n0\r\n\r\n",
                "0x" + size + "\r\n" + BODY + "\r\n0\r\n\r\n",
                "G\r\n" + BODY + "\r\n0\r\n\r\n",
                "\r\n" + BODY + "\r\n0\r\n\r\n",
                "FFFFFFFFFFFFFFFF" + size + "\r\n" + BODY + "\r\n0\r\n\r\n",
                size + "\r\n" + BODY + "0\r\n\r\n",
                size + "\r\n" + BODY + "\r\n0 0\r\n\r\n")) {
            String name = "the chunks '" + wrong.replace("\r\n", "|") + "'";
            followed(name, put("Transfer-Encoding: chunked") + wrong);
        }
    }

    private void headers() {
        String length = "Content-Length: " + BODY.length();
        for (String header : List.of(
                "X-Return: a\rTransfer-Encoding: chunked",
                "X-Zero: a\u0000b",
                "X\u0000: a",
                "X Space: a",
                ": nameless",
                "Transfer-Encoding chunked",
                "Host: another.example")) {
            String name = "the header '"
                    + header.replace("\r", "|").replace("\n", "|").replace("\u0000", "0") + "'";
            followed(name, put(length, header) + BODY);
        }
    }

    private void startLines() {
        String length = "Content-Length: " + BODY.length();
        for (String line : List.of(
                "PUT /v1/me/goal HTTP/9.9",
                "PUT /v1/me/go al HTTP/1.1",
                "PUT /v1/me/goal",
                "P(T /v1/me/goal HTTP/1.1",
                "PUT /v1/me/goal\u0001 HTTP/1.1",
                "PUT v1/me/goal HTTP/1.1")) {
            followed("the line '" + line.replace("\u0001", "1") + "'", head(line, length) + BODY);
        }
        String nameless = put(length).replace("Host: localhost\r\n", "");
        followed("no host", nameless + BODY);
        followed("a host that is none", put(length).replace("Host: localhost", "Host: local host/x") + BODY);
    }

    private void followed(String name, String request) {
        add(name, request + hidden());
    }

    private void add(String name, String request) {
        attacks.add(new Attack(name, request));
    }

    private String hidden() {
        String body = body(HIDDEN);
        return put("Connection: close", "Content-Length: " + body.length()) + body;
    }

    private String put(String... headers) {
        return head("PUT /v1/me/goal HTTP/1.1", headers);
    }

    private String head(String line, String... headers) {
        List<String> lines = new ArrayList<>(
                List.of(line, "Host: localhost", "Authorization: Bearer " + token, "Content-Type: application/json"));
        lines.addAll(Arrays.asList(headers));
        return String.join("\r\n", lines) + "\r\n\r\n";
    }

    private static String body(int steps) {
        return "{\"dailySteps\":" + steps + "}";
    }

    private static String chunk(String text) {
        return Integer.toHexString(text.getBytes(StandardCharsets.UTF_8).length) + "\r\n" + text + "\r\n";
    }
}
