package com.firewalker.query.challenge;

import com.firewalker.platform.openapi.Refuses;
import com.firewalker.platform.security.Caller;
import com.firewalker.platform.web.OpaqueIds;
import com.firewalker.platform.web.Page;
import com.firewalker.platform.web.Positions;
import com.firewalker.platform.web.Refusal;
import com.firewalker.query.challenge.ChallengeQuestions.Asking;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Challenges, their boards, and why a score is what it is (api.md 4a). */
@RestController
@Tag(name = "Challenges")
@RequestMapping("/v1/challenges")
class ChallengeController {

    private static final Set<String> SCOPES = Set.of("global", "friends");
    private static final Set<String> STATES = Set.of("open", "running", "closing", "sealed", "cancelled");

    private final ChallengeQuestions challenges;

    ChallengeController(ChallengeQuestions challenges) {
        this.challenges = challenges;
    }

    @GetMapping
    @Operation(summary = "Challenges, the newest first", operationId = "listChallenges")
    ResponseEntity<Page<GetChallenge.Challenge>> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false, defaultValue = "false") boolean mine,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestHeader(name = Positions.FIREWALKER_AFTER, required = false) @Nullable Long after) {
        if (state != null && !STATES.contains(state)) {
            throw Refusal.invalid("/state", "invalid", "state is open, running, closing, sealed or cancelled");
        }
        return challenges
                .list(new Asking(caller.walkerId(), after), state, mine, Page.limit(limit), cursor)
                .toResponse();
    }

    @GetMapping("/{id}")
    @Operation(summary = "One challenge with all its settings", operationId = "readChallenge")
    ResponseEntity<GetChallenge.Challenge> one(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = Positions.FIREWALKER_AFTER, required = false) @Nullable Long after) {
        return challenges
                .one(new Asking(caller.walkerId(), after), possible(id))
                .toResponse();
    }

    @GetMapping("/{id}/board")
    @Operation(summary = "A page of a challenge's board and the caller's own place", operationId = "readChallengeBoard")
    ResponseEntity<GetChallenge.Board> board(
            Caller caller,
            @PathVariable String id,
            @RequestParam(required = false, defaultValue = "global")
                    @Parameter(description = "Everybody, or the caller and friends, ranked among themselves")
                    @Schema(allowableValues = {"global", "friends"})
                    String scope,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestHeader(name = Positions.FIREWALKER_AFTER, required = false) @Nullable Long after) {
        if (!SCOPES.contains(scope)) {
            throw Refusal.invalid("/scope", "invalid", "scope is global or friends");
        }
        return challenges
                .board(
                        new Asking(caller.walkerId(), after),
                        possible(id),
                        scope.equals("friends"),
                        Page.limit(limit),
                        cursor)
                .toResponse();
    }

    @GetMapping("/{id}/teams/board")
    @Operation(
            summary = "The teams of a challenge by their scores",
            operationId = "readTeamBoard",
            description =
                    "A mean is shown with one decimal and ranked exactly; teams below three are left out by mean.")
    ResponseEntity<GetChallenge.TeamBoard> teams(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = Positions.FIREWALKER_AFTER, required = false) @Nullable Long after) {
        return challenges
                .teamBoard(new Asking(caller.walkerId(), after), possible(id))
                .toResponse();
    }

    @GetMapping("/{id}/me")
    @Operation(
            summary = "Why the caller's score is what it is",
            operationId = "explainChallenge",
            description = "What the days count adds up to the score exactly.")
    ResponseEntity<GetChallenge.Explained> explain(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = Positions.FIREWALKER_AFTER, required = false) @Nullable Long after) {
        return challenges
                .explain(new Asking(caller.walkerId(), after), possible(id))
                .toResponse();
    }

    @GetMapping("/{id}/members")
    @Refuses("not-organiser")
    @Operation(summary = "Members and those who wait, for the organiser", operationId = "listChallengeMembers")
    ResponseEntity<Page<GetChallenge.Member>> members(
            Caller caller,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestHeader(name = Positions.FIREWALKER_AFTER, required = false) @Nullable Long after) {
        return challenges
                .members(new Asking(caller.walkerId(), after), possible(id), Page.limit(limit), cursor)
                .toResponse();
    }

    private static String possible(String id) {
        if (!OpaqueIds.isPossible(id)) {
            throw Refusal.notFound();
        }
        return id;
    }
}
