package com.firewalker.command.account;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What somebody sends to become a walker. */
record NewWalker(
        @NotNull @Size(max = 254) @Pattern(regexp = EmailKey.FORM, message = "is not an e-mail address") @Schema(example = "anna@example.com", format = "email")
        String email,

        @NotNull @Schema(
                description = "15 to 128 characters of any script",
                minLength = 15,
                maxLength = 128,
                example = "seven quiet herons")
        String password,

        @NotNull @Schema(description = "1 to 40 characters", minLength = 1, maxLength = 40, example = "Anna")
        String displayName,

        @NotNull @Schema(description = "IANA zone", example = "Europe/Berlin")
        String timeZone,

        @Nullable @Pattern(regexp = "public|friends|private", message = "is public, friends or private") @Schema(
                defaultValue = "friends",
                allowableValues = {"public", "friends", "private"})
        String visibility,

        @Nullable @Pattern(regexp = "en|ko", message = "is en or ko") @Schema(
                description = "Language of notifications",
                defaultValue = "en",
                allowableValues = {"en", "ko"})
        String locale) {

    @Override
    public String toString() {
        return "NewWalker";
    }
}
