package com.firewalker.notification.rendering;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An entry in words, as clients read it. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Notice(
        String id,
        String kind,
        String title,
        String body,
        Map<String, Object> data,
        Instant createdAt,
        @Nullable Instant readAt) {}
