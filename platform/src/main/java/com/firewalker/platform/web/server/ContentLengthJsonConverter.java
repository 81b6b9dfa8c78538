package com.firewalker.platform.web.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.http.server.ServletServerHttpResponse;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON answers with their length. Without it Spring's flush of an entity sends a first chunk and Tomcat an empty last one:
 * two packets, and a client that is woken twice. What is streamed stays as it is.
 */
final class ContentLengthJsonConverter extends JacksonJsonHttpMessageConverter {

    private static final int USUAL_BYTES = 512;

    ContentLengthJsonConverter(JsonMapper json) {
        super(json);
    }

    @Override
    protected void writeInternal(
            Object value, ResolvableType type, HttpOutputMessage answer, @Nullable Map<String, Object> hints)
            throws IOException {
        if (!(answer instanceof ServletServerHttpResponse)) {
            super.writeInternal(value, type, answer, hints);
            return;
        }
        Written written = new Written(answer.getHeaders(), new ByteArrayOutputStream(USUAL_BYTES));
        super.writeInternal(value, type, written, hints);
        answer.getHeaders().setContentLength(written.body.size());
        written.body.writeTo(answer.getBody());
    }

    private record Written(HttpHeaders headers, ByteArrayOutputStream body) implements HttpOutputMessage {

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }

        @Override
        public OutputStream getBody() {
            return body;
        }
    }
}
