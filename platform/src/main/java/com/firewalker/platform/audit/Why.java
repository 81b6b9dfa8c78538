package com.firewalker.platform.audit;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of an act that takes nothing but its reason; the header field will do as well. */
public record Why(
        @Nullable @Schema(description = "why, where the header field Firewalker-Reason does not say", maxLength = 1000)
        String reason) {

    @Override
    public String toString() {
        return "Why";
    }
}
