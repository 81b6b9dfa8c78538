package com.firewalker.platform.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Bytes as they are, past every client that would put them right. */
public final class RawHttp {

    /** Where a request's first line is not understood its version is not, and the answer has no head: HTTP/0.9. */
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})|^\\{.*\"status\":(\\d{3})");

    private static final int PATIENCE_MILLIS = 10_000;

    /**
     * All that came back on one connection.
     *
     * @param ended whether the server ended it
     */
    public record Heard(String text, boolean ended) {

        /** Of every answer; one that says "go on" is none. */
        public List<Integer> statuses() {
            return STATUS.matcher(text)
                    .results()
                    .map(status -> Integer.valueOf(status.group(1) == null ? status.group(2) : status.group(1)))
                    .filter(status -> status >= 200)
                    .toList();
        }
    }

    private RawHttp() {}

    /** Sends that and listens until the server hangs up, or says nothing for ten seconds. */
    public static Heard send(int port, String request) {
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        boolean ended = true;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getInputStream().transferTo(heard);
        } catch (SocketTimeoutException silent) {
            ended = false;
        } catch (SocketException hungUp) {
            // It ended the connection with bytes of ours unread: what it said before counts.
            ended = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Heard(heard.toString(StandardCharsets.ISO_8859_1), ended);
    }
}
