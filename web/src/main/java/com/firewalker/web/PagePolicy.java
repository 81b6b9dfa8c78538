package com.firewalker.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The header fields of every page: nothing inline, nothing from elsewhere but the walkers' pictures. */
public final class PagePolicy {

    private PagePolicy() {}

    /**
     * Field names and values for one file.
     *
     * @param pictures origins where pictures are uploaded to and served from
     */
    public static Map<String, String> of(PageFile file, List<String> pictures) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("Content-Type", file.type());
        fields.put("Cache-Control", file.immutable() ? "public, max-age=31536000, immutable" : "no-cache");
        fields.put("Vary", "Accept-Encoding");
        if (file.gzip()) {
            fields.put("Content-Encoding", "gzip");
        }
        if (!file.immutable() && file.type().startsWith("text/javascript")) {
            // A service worker in a site's folder also answers for the site's bare path.
            fields.put("Service-Worker-Allowed", "/");
        }
        fields.put("Content-Security-Policy", contentSecurity(String.join(" ", pictures)));
        fields.put("X-Content-Type-Options", "nosniff");
        fields.put("X-Frame-Options", "DENY");
        fields.put("Referrer-Policy", "same-origin");
        fields.put("Cross-Origin-Opener-Policy", "same-origin");
        fields.put("Cross-Origin-Resource-Policy", "same-origin");
        fields.put("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()");
        return fields;
    }

    private static String contentSecurity(String pictures) {
        String also = pictures.isEmpty() ? "" : " " + pictures;
        return "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; manifest-src 'self'; "
                + "worker-src 'self'; img-src 'self' data: blob:" + also + "; connect-src 'self'" + also + "; "
                + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    }
}
