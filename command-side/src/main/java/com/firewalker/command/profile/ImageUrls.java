package com.firewalker.command.profile;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where a walker's picture is served from. */
@Component
public class ImageUrls {

    private final String base;

    ImageUrls(@Value("${firewalker.images.base-url:http://localhost:8080/images}") String base) {
        this.base = base.endsWith("/") ? base : base + "/";
    }

    public String of(String imageKey) {
        return base + imageKey;
    }

    @Nullable String url(@Nullable String imageKey) {
        return imageKey == null ? null : of(imageKey);
    }
}
