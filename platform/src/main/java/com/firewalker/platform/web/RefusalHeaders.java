package com.firewalker.platform.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;

/** The header fields that go with a refusal. */
public final class RefusalHeaders {

    private RefusalHeaders() {}

    public static Map<String, String> of(Refusal refusal) {
        Map<String, String> headers = new LinkedHashMap<>(refusal.headers());
        if (refusal.retryAfter() != null) {
            long seconds = Math.max(1, (refusal.retryAfter().toMillis() + 999) / 1000);
            headers.put(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        }
        if (refusal.status() == 401) {
            headers.putIfAbsent(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return headers;
    }
}
