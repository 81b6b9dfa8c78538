package com.firewalker.command.challenge.service;

import com.firewalker.command.challenge.service.ChallengeController.Answers;
import com.firewalker.platform.openapi.Refuses;
import com.firewalker.platform.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Who takes part in a challenge, and in which team (api.md 4a, 9). */
@RestController
@Tag(name = "Challenges")
class MembershipController {

    /** All of it may be absent. */
    record Joining(
            @Nullable @Schema(description = "Eight characters, however typed", example = "7KQ2-M9XA")
            String code,

            @Nullable String teamId,

            @Nullable @Schema(description = "A private walker says true: the score is shown in this challenge")
            Boolean confirmVisible) {

        @Override
        public String toString() {
            return "Joining";
        }
    }

    record Membership(
            @Schema(allowableValues = {"member", "waiting"}) String state) {}

    @Schema(name = "MemberRemoval")
    record Removal(
            @Nullable @Schema(
                    minLength = 1,
                    maxLength = SettingsReader.LONGEST_DESCRIPTION,
                    requiredMode = Schema.RequiredMode.REQUIRED)
            String reason) {

        @Override
        public String toString() {
            return "Removal";
        }
    }

    record Placing(
            @Nullable @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            String teamId) {}

    private final MembershipService members;

    MembershipController(MembershipService members) {
        this.members = members;
    }

    @PostMapping("/v1/challenges/{id}/membership")
    @Refuses({"code-unknown", "challenge-full", "challenge-over", "no-teams", "not-organiser", "too-many-requests"})
    @Operation(
            summary = "Join a challenge",
            operationId = "joinChallenge",
            description = "Counted from the challenge's first day, whenever joined; rejoining restores the team."
                    + " Also 200 for whoever is in already.")
    @ApiResponse(responseCode = "200", description = "In, or waiting for the organiser", useReturnTypeSchema = true)
    ResponseEntity<Membership> join(
            Caller caller, @PathVariable String id, @RequestBody(required = false) @Nullable Joining asked) {
        Joining said = asked == null ? new Joining(null, null, null) : asked;
        MembershipService.Joined joined = members.join(
                caller.walkerId(),
                id,
                new MembershipService.Asked(said.code(), said.teamId(), SettingsReader.isTrue(said.confirmVisible())));
        return Answers.at(HttpStatus.OK, joined.position()).body(new Membership(joined.state()));
    }

    @DeleteMapping("/v1/challenges/{id}/membership")
    @Refuses({"challenge-over"})
    @Operation(
            summary = "Leave a challenge, or wait no longer",
            operationId = "leaveChallenge",
            description = "Leaves no hole. Where the organiser leaves the longest member follows.")
    @ApiResponse(responseCode = "204", description = "Gone", useReturnTypeSchema = true)
    ResponseEntity<Void> leave(Caller caller, @PathVariable String id) {
        return Answers.done(members.leave(caller.walkerId(), id));
    }

    @PostMapping("/v1/challenges/{id}/members/{walkerId}/approve")
    @Refuses({"not-organiser", "challenge-full", "challenge-over"})
    @Operation(summary = "Let a waiting walker in; the organiser's", operationId = "approveMember")
    @ApiResponse(responseCode = "204", description = "A member", useReturnTypeSchema = true)
    ResponseEntity<Void> approve(Caller caller, @PathVariable String id, @PathVariable String walkerId) {
        return Answers.done(members.approve(caller.walkerId(), id, walkerId));
    }

    @DeleteMapping("/v1/challenges/{id}/members/{walkerId}")
    @Refuses({"not-organiser", "challenge-over"})
    @Operation(
            summary = "Remove a member, or turn down who waits; the organiser's",
            operationId = "removeMember",
            description = "Who was removed comes back only through the organiser.")
    @ApiResponse(responseCode = "204", description = "Removed", useReturnTypeSchema = true)
    ResponseEntity<Void> remove(
            Caller caller,
            @PathVariable String id,
            @PathVariable String walkerId,
            @RequestBody(required = false) @Nullable Removal asked) {
        return Answers.done(members.remove(caller.walkerId(), id, walkerId, asked == null ? null : asked.reason()));
    }

    @PutMapping("/v1/challenges/{id}/members/{walkerId}/team")
    @Refuses({"not-organiser", "no-teams", "challenge-over"})
    @Operation(
            summary = "Give a member a team",
            operationId = "placeMember",
            description = "Until the start one's own where teams are free; afterwards only the organiser's, from the"
                    + " next day on, but for a member's first team.")
    @ApiResponse(responseCode = "204", description = "Placed", useReturnTypeSchema = true)
    ResponseEntity<Void> place(
            Caller caller, @PathVariable String id, @PathVariable String walkerId, @RequestBody Placing asked) {
        return Answers.done(members.move(caller.walkerId(), id, walkerId, asked.teamId()));
    }
}
