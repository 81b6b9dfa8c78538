package com.firewalker.command.appeal;

import com.firewalker.command.appeal.Appeal.State;
import com.firewalker.platform.audit.NeedsReason;
import com.firewalker.platform.audit.Why;
import com.firewalker.platform.openapi.Refuses;
import com.firewalker.platform.web.Page;
import com.firewalker.platform.web.Positions;
import com.firewalker.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The operators' queue of appeals (api.md 7, 9). */
@RestController
@RequestMapping("/v1/ops/appeals")
@Tag(name = "Operators")
class AppealService {

    @Schema(name = "AppealOfWalker")
    record WalkersAppeal(
            String id,
            String walkerId,
            LocalDate date,

            @Schema(allowableValues = {"open", "granted", "denied"})
            String state,

            String text,
            @Nullable String answer,

            @Schema(description = "What the day held at this position is what a grant releases")
            String position,

            Instant createdAt,
            @Nullable Instant decidedAt) {

        static WalkersAppeal of(Appeal appeal) {
            return new WalkersAppeal(
                    appeal.id(),
                    appeal.walkerId(),
                    appeal.date(),
                    appeal.state().word(),
                    appeal.text(),
                    appeal.answer(),
                    Long.toString(appeal.position()),
                    appeal.createdAt(),
                    appeal.decidedAt());
        }

        @Override
        public String toString() {
            return "WalkersAppeal[" + id + "]";
        }
    }

    private final Appeals appeals;

    AppealService(Appeals appeals) {
        this.appeals = appeals;
    }

    @GetMapping
    @Operation(summary = "Appeals, oldest first", operationId = "listAllAppeals")
    Page<WalkersAppeal> list(
            @RequestParam Optional<String> state,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Optional<State> asked = state.map(word -> State.of(word)
                .orElseThrow(() -> Refusal.invalid("/state", "invalid", "state is open, granted or denied")));
        Page<Appeal> page = appeals.in(asked, Page.limit(limit), cursor);
        return new Page<>(page.items().stream().map(WalkersAppeal::of).toList(), page.next());
    }

    @PostMapping("/{id}/grant")
    @NeedsReason
    @Refuses({"appeal-decided", "reason-required"})
    @Operation(
            summary = "Grant an appeal",
            operationId = "grantAppeal",
            description =
                    "Releases what the day held when the walker appealed, nothing later. The reason is the answer.")
    @ApiResponse(responseCode = "200", description = "Granted")
    ResponseEntity<WalkersAppeal> grant(
            @PathVariable String id,
            @RequestBody(required = false) @Nullable Why why,
            @RequestAttribute(NeedsReason.GIVEN) String reason) {
        return decide(id, State.GRANTED, reason);
    }

    @PostMapping("/{id}/deny")
    @NeedsReason
    @Refuses({"appeal-decided", "reason-required"})
    @Operation(
            summary = "Deny an appeal",
            operationId = "denyAppeal",
            description = "What is held stays held. The reason is the answer.")
    @ApiResponse(responseCode = "200", description = "Denied")
    ResponseEntity<WalkersAppeal> deny(
            @PathVariable String id,
            @RequestBody(required = false) @Nullable Why why,
            @RequestAttribute(NeedsReason.GIVEN) String reason) {
        return decide(id, State.DENIED, reason);
    }

    private ResponseEntity<WalkersAppeal> decide(String id, State outcome, String reason) {
        Appeals.Decided decided = appeals.decide(id, outcome, reason);
        return ResponseEntity.ok()
                .header(Positions.FIREWALKER_POSITION, Long.toString(decided.position()))
                .body(WalkersAppeal.of(decided.appeal()));
    }
}
