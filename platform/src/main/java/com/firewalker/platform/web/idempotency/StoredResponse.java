package com.firewalker.platform.web.idempotency;

import com.firewalker.platform.web.Positions;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** The answer a request got the first time: status, body and the header fields that belong to it. */
record StoredResponse(int status, Map<String, String> headers, byte[] body) {

    private static final Set<String> KEPT = Set.of(
            "content-type", "location", Positions.FIREWALKER_POSITION.toLowerCase(java.util.Locale.ROOT), "etag");

    static StoredResponse of(ContentCachingResponseWrapper answer) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : answer.getHeaderNames()) {
            String value = answer.getHeader(name);
            if (value != null && KEPT.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                headers.put(name, value);
            }
        }
        if (answer.getContentType() != null) {
            headers.putIfAbsent("Content-Type", answer.getContentType());
        }
        return new StoredResponse(answer.getStatus(), headers, answer.getContentAsByteArray());
    }

    void writeTo(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        headers.forEach(response::setHeader);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeShort(status);
            out.writeByte(headers.size());
            for (Map.Entry<String, String> header : headers.entrySet()) {
                out.writeUTF(header.getKey());
                out.writeUTF(header.getValue());
            }
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static StoredResponse fromBytes(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int status = in.readShort();
            Map<String, String> headers = new LinkedHashMap<>();
            for (int left = in.readByte(); left > 0; left--) {
                headers.put(in.readUTF(), in.readUTF());
            }
            return new StoredResponse(status, headers, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
