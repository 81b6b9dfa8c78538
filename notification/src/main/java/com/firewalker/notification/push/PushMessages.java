package com.firewalker.notification.push;

import com.firewalker.notification.rendering.InboxEntry;
import com.firewalker.notification.rendering.Notice;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What a browser receives: enough to show, and the id to open. Long digests are cut; the inbox has all of it. */
@Component
class PushMessages {

    private static final int LONGEST_BODY = 600;
    private static final int TOPIC_BYTES = 24;

    private final JsonMapper json;

    PushMessages(JsonMapper json) {
        this.json = json;
    }

    byte[] of(Notice notice) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("id", notice.id());
        message.put("kind", notice.kind());
        message.put("title", notice.title());
        message.put("body", cut(notice.body()));
        return json.writeValueAsBytes(message);
    }

    private static String cut(String body) {
        if (body.length() <= LONGEST_BODY) {
            return body;
        }
        int end = Character.isHighSurrogate(body.charAt(LONGEST_BODY - 1)) ? LONGEST_BODY - 1 : LONGEST_BODY;
        return body.substring(0, end) + "…";
    }

    /** The same for every sending of an entry, and nothing a push service could read. */
    static String topic(InboxEntry entry) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((entry.walkerId() + ":" + entry.seq()).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, TOPIC_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 belongs to every JDK", e);
        }
    }
}
