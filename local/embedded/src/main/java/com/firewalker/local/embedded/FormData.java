package com.firewalker.local.embedded;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser's upload form: fields, then the file. Bytes are read as Latin-1, which keeps each of them. */
record FormData(Map<String, String> fields, byte[] file) {

    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
    private static final Pattern NAME = Pattern.compile("(?i)content-disposition:[^\r\n]*\\bname=\"([^\"]*)\"");

    static FormData parse(String contentType, byte[] body) {
        Matcher boundary = BOUNDARY.matcher(contentType);
        Map<String, String> fields = new LinkedHashMap<>();
        byte[] file = new byte[0];
        if (!boundary.find()) {
            return new FormData(fields, file);
        }
        String text = "\r\n" + new String(body, StandardCharsets.ISO_8859_1);
        for (String part : text.split(Pattern.quote("\r\n--" + boundary.group(1)), -1)) {
            int blank = part.indexOf("\r\n\r\n");
            Matcher name = NAME.matcher(part);
            if (blank < 0 || !name.find()) {
                continue;
            }
            byte[] value = part.substring(blank + 4).getBytes(StandardCharsets.ISO_8859_1);
            if (name.group(1).equals("file")) {
                file = value;
            } else {
                fields.put(name.group(1), new String(value, StandardCharsets.UTF_8));
            }
        }
        return new FormData(fields, file);
    }

    String field(String name) {
        return fields.getOrDefault(name, "");
    }
}
