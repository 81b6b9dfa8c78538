package com.firewalker.command.profile;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** What a walker wants changed; what is absent stays. */
record ProfileChange(
        @Nullable @Schema(minLength = 1, maxLength = 40) String displayName,

        @Nullable @Schema(example = "Asia/Seoul", description = "IANA zone, or a fixed offset as +05:45; holds from now on")
        String timeZone,

        @Nullable @Pattern(regexp = "automatic|fixed", message = "is automatic or fixed") @Schema(
                allowableValues = {"automatic", "fixed"},
                description = "Whether uploads may say where the walker is; a new timeZone alone makes it fixed")
        String timeZoneMode,

        @Nullable @Pattern(regexp = "public|friends|private", message = "is public, friends or private") @Schema(allowableValues = {"public", "friends", "private"})
        String visibility,

        @Nullable @Pattern(regexp = "en|ko", message = "is en or ko") @Schema(allowableValues = {"en", "ko"})
        String locale) {

    @Override
    public String toString() {
        return "ProfileChange";
    }
}
