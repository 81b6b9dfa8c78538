package com.firewalker.command.challenge.service;

import com.firewalker.platform.openapi.Refuses;
import com.firewalker.platform.security.Caller;
import com.firewalker.platform.web.Positions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Challenges over HTTP: made, changed, cancelled, given teams (api.md 4a, 9). */
@RestController
@Tag(name = "Challenges")
class ChallengeController {

    /** @param code said this once; friends join with it */
    record ChallengeCreated(String challengeId, String code, long position) {}

    /** What a changed challenge is now. */
    record ChallengeChanged(String challengeId, long position) {}

    record NewTeam(
            @Nullable @Schema(minLength = 1, maxLength = SettingsReader.LONGEST_NAME, requiredMode = Schema.RequiredMode.REQUIRED)
            String name) {

        @Override
        public String toString() {
            return "NewTeam";
        }
    }

    record TeamCreated(String teamId) {}

    private final ChallengeService challenges;

    ChallengeController(ChallengeService challenges) {
        this.challenges = challenges;
    }

    @PostMapping("/v1/challenges")
    @Refuses({"too-many-challenges", "date-out-of-range"})
    @Operation(
            summary = "Begin a challenge",
            operationId = "createChallenge",
            description = "Required: name, from, to, score, join, teams, visibility; teamScore where there are teams,"
                    + " timeZone where days is fixed-zone. The organiser is the first member. The code is said this"
                    + " once.")
    @ApiResponse(responseCode = "201", description = "Begun", useReturnTypeSchema = true)
    ResponseEntity<ChallengeCreated> create(Caller caller, @Valid @RequestBody ChallengeBody asked) {
        ChallengeService.Created created = challenges.create(caller.walkerId(), asked);
        return Answers.at(HttpStatus.CREATED, created.position())
                .body(new ChallengeCreated(created.challengeId(), created.code(), created.position()));
    }

    @PatchMapping("/v1/challenges/{id}")
    @Refuses({"not-organiser", "settings-frozen", "challenge-over", "challenge-full", "date-out-of-range"})
    @Operation(
            summary = "Change a challenge; the organiser's",
            operationId = "changeChallenge",
            description = "Once a step has counted only name, description and an end up to 7 days later change.")
    @ApiResponse(responseCode = "200", description = "Changed", useReturnTypeSchema = true)
    ResponseEntity<ChallengeChanged> change(
            Caller caller, @PathVariable String id, @Valid @RequestBody ChallengeBody asked) {
        long position = challenges.change(caller.walkerId(), id, asked);
        return Answers.at(HttpStatus.OK, position).body(new ChallengeChanged(id, position));
    }

    @DeleteMapping("/v1/challenges/{id}")
    @Refuses({"not-organiser", "challenge-over"})
    @Operation(
            summary = "Cancel a challenge; the organiser's",
            operationId = "cancelChallenge",
            description = "It has no result; its members are told once.")
    @ApiResponse(responseCode = "204", description = "Cancelled", useReturnTypeSchema = true)
    ResponseEntity<Void> cancel(Caller caller, @PathVariable String id) {
        return Answers.done(challenges.cancel(caller.walkerId(), id));
    }

    @PostMapping("/v1/challenges/{id}/teams")
    @Refuses({"not-organiser", "not-member", "no-teams", "too-many-teams", "challenge-over"})
    @Operation(
            summary = "Make a team",
            operationId = "createTeam",
            description = "Members until the start where teams are free, else the organiser.")
    @ApiResponse(responseCode = "201", description = "There is a team", useReturnTypeSchema = true)
    ResponseEntity<TeamCreated> team(Caller caller, @PathVariable String id, @RequestBody NewTeam asked) {
        ChallengeService.TeamMade made = challenges.team(caller.walkerId(), id, asked.name());
        return Answers.at(HttpStatus.CREATED, made.position()).body(new TeamCreated(made.teamId()));
    }

    /** Answers that name the position of what was done. */
    static final class Answers {

        private Answers() {}

        static ResponseEntity.BodyBuilder at(HttpStatus status, long position) {
            return ResponseEntity.status(status).header(Positions.FIREWALKER_POSITION, Long.toString(position));
        }

        static ResponseEntity<Void> done(long position) {
            return at(HttpStatus.NO_CONTENT, position).build();
        }
    }
}
