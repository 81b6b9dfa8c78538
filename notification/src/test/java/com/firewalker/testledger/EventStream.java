package com.firewalker.testledger;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A client of server-sent events that reads one event at a time and can drop the line whenever it likes. */
public final class EventStream implements AutoCloseable {

    private final InputStream bytes;
    private final BufferedReader lines;
    private volatile @Nullable String lastId;

    private EventStream(InputStream bytes, @Nullable String lastId) {
        this.bytes = bytes;
        this.lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
        this.lastId = lastId;
    }

    public static EventStream open(HttpClient http, URI uri, String token, @Nullable String lastId)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream");
        if (lastId != null) {
            request.header("Last-Event-ID", lastId);
        }
        HttpResponse<InputStream> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
            throw new IOException("the stream answered " + answer.statusCode());
        }
        return new EventStream(answer.body(), lastId);
    }

    /** Data of the next event, null where the stream ended; remembers ids as a browser does. */
    public @Nullable String next() throws IOException {
        StringBuilder data = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty() && data.length() > 0) {
                return data.toString();
            }
            if (line.startsWith("id:")) {
                lastId = line.substring(3);
            } else if (line.startsWith("data:")) {
                data.append(line, 5, line.length());
            }
        }
        return null;
    }

    public @Nullable String lastId() {
        return lastId;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
