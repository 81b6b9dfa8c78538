package com.firewalker.command.challenge.service;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What somebody wants a challenge to be; of a change what is absent stays. */
record ChallengeBody(
        @Nullable @Schema(minLength = 1, maxLength = SettingsReader.LONGEST_NAME, example = "Spring in Seoul")
        String name,

        @Nullable @Schema(maxLength = SettingsReader.LONGEST_DESCRIPTION)
        String description,

        @Nullable @Schema(description = "First date; at most 31 days back")
        LocalDate from,

        @Nullable @Schema(description = "Last date; 1 to 366 days in all")
        LocalDate to,

        @Nullable @Pattern(regexp = "total|goal-days", message = "is total or goal-days") @Schema(allowableValues = {"total", "goal-days"})
        String score,

        @Nullable @Pattern(regexp = "member-local|fixed-zone", message = "is member-local or fixed-zone") @Schema(
                allowableValues = {"member-local", "fixed-zone"},
                defaultValue = "member-local")
        String days,

        @Nullable @Schema(example = "Asia/Seoul", description = "Where days is fixed-zone, and only there")
        String timeZone,

        @Nullable @Min(1) @Max(SettingsReader.HIGHEST_CAP) Integer dailyCap,

        @Nullable @Schema(description = "Whether manual steps count, up to 20,000 a day", defaultValue = "false")
        Boolean manualCounts,

        @Nullable @Pattern(regexp = "open|code|approval", message = "is open, code or approval") @Schema(allowableValues = {"open", "code", "approval"})
        String join,

        @Nullable @Pattern(regexp = "none|free|organiser", message = "is none, free or organiser") @Schema(allowableValues = {"none", "free", "organiser"})
        String teams,

        @Nullable @Pattern(regexp = "sum|mean", message = "is sum or mean") @Schema(
                allowableValues = {"sum", "mean"},
                defaultValue = "sum")
        String teamScore,

        @Nullable @Min(1) @Max(SettingsReader.MOST_MEMBERS) @Schema(defaultValue = "100000")
        Integer maxMembers,

        @Nullable @Pattern(regexp = "public|unlisted", message = "is public or unlisted") @Schema(allowableValues = {"public", "unlisted"})
        String visibility,

        @Nullable @Schema(description = "A private organiser says true: the score is shown in this challenge; only when creating")
        Boolean confirmVisible) {

    @Override
    public String toString() {
        return "ChallengeBody";
    }
}
