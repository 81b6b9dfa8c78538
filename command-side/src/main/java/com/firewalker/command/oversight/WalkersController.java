package com.firewalker.command.oversight;

import com.firewalker.command.account.Account;
import com.firewalker.command.account.AccountRepository;
import com.firewalker.command.account.Erasure;
import com.firewalker.command.account.FriendCodes;
import com.firewalker.command.account.LiveSessions;
import com.firewalker.platform.audit.Masked;
import com.firewalker.platform.audit.NeedsReason;
import com.firewalker.platform.audit.Recorded;
import com.firewalker.platform.audit.Why;
import com.firewalker.platform.openapi.Refuses;
import com.firewalker.platform.web.OpaqueIds;
import com.firewalker.platform.web.Page;
import com.firewalker.platform.web.Positions;
import com.firewalker.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Walkers, for operators: one at a time, and never a list of all (api.md 7, 9). */
@RestController
@RequestMapping("/v1/ops/walkers")
@Tag(name = "Operators")
class WalkersController {

    @Schema(name = "WalkerForOperators")
    record Shown(
            String walkerId,
            String displayName,

            @Nullable @Schema(description = "masked", example = "an***@example.com")
            String email,

            @Schema(allowableValues = {"active", "suspended"})
            String state,

            Instant createdAt,
            List<Session> sessions,

            @Nullable @Schema(description = "days on which steps are held, oldest first; null while nobody can say")
            List<LocalDate> heldDays) {

        @Override
        public String toString() {
            return "Shown[" + walkerId + "]";
        }
    }

    @Schema(name = "SessionForOperators")
    record Session(
            String sessionId,
            @Nullable String client,
            @Nullable String place,
            Instant createdAt,
            Instant lastUsedAt) {

        static Session of(LiveSessions.Living living) {
            return new Session(
                    living.sessionId(), living.client(), living.place(), living.createdAt(), living.lastUsedAt());
        }
    }

    private final AccountRepository accounts;
    private final FriendCodes friendCodes;
    private final LiveSessions sessions;
    private final HeldDays heldDays;
    private final Oversight oversight;
    private final Erasure erasure;

    WalkersController(
            AccountRepository accounts,
            FriendCodes friendCodes,
            LiveSessions sessions,
            HeldDays heldDays,
            Oversight oversight,
            Erasure erasure) {
        this.accounts = accounts;
        this.friendCodes = friendCodes;
        this.sessions = sessions;
        this.heldDays = heldDays;
        this.oversight = oversight;
        this.erasure = erasure;
    }

    @GetMapping
    @Recorded
    @Operation(
            summary = "Find a walker by address, id or friend code",
            operationId = "findWalkers",
            description = "Exactly one of the three. What was looked for stands in the audit log.")
    Page<Shown> find(
            @RequestParam(required = false) @Nullable String email,
            @RequestParam(required = false) @Nullable String id,
            @RequestParam(required = false) @Nullable String friendCode) {
        long asked = Stream.of(Optional.ofNullable(email), Optional.ofNullable(id), Optional.ofNullable(friendCode))
                .filter(Optional::isPresent)
                .count();
        if (asked != 1) {
            throw Refusal.invalid("/email", "required", "say email, id or friendCode, and one of them only");
        }
        Optional<Account> found = email != null
                ? accounts.findByEmail(email)
                : walkerId(id, friendCode).filter(OpaqueIds::isPossible).flatMap(accounts::find);
        return new Page<>(found.map(this::shown).stream().toList(), null);
    }

    @PostMapping("/{walkerId}/suspend")
    @NeedsReason
    @Refuses({"reason-required"})
    @Operation(
            summary = "Suspend a walker",
            operationId = "suspendWalker",
            description = "The walker may log in, look at the account, export and erase it, and nothing else; boards"
                    + " treat the walker as private.")
    @ApiResponse(responseCode = "200", description = "Suspended", useReturnTypeSchema = true)
    ResponseEntity<Shown> suspend(@PathVariable String walkerId, @RequestBody(required = false) @Nullable Why why) {
        return shown(walkerId, oversight.suspend(walkerId));
    }

    @PostMapping("/{walkerId}/restore")
    @Operation(summary = "Take a suspension back", operationId = "restoreWalker")
    @ApiResponse(responseCode = "200", description = "Restored", useReturnTypeSchema = true)
    ResponseEntity<Shown> restore(@PathVariable String walkerId, @RequestBody(required = false) @Nullable Why why) {
        return shown(walkerId, oversight.restore(walkerId));
    }

    @PostMapping("/{walkerId}/sign-out")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "End every session of a walker", operationId = "signWalkerOut")
    @ApiResponse(responseCode = "204", description = "Signed out", useReturnTypeSchema = true)
    void signOut(@PathVariable String walkerId, @RequestBody(required = false) @Nullable Why why) {
        oversight.signOut(walkerId);
    }

    @DeleteMapping("/{walkerId}")
    @NeedsReason
    @Refuses({"reason-required"})
    @Operation(summary = "Erase a walker who asked for it", operationId = "eraseWalker")
    @ApiResponse(
            responseCode = "202",
            description = "Erased here; the views forget within moments",
            useReturnTypeSchema = true)
    ResponseEntity<Void> erase(@PathVariable String walkerId, @RequestBody(required = false) @Nullable Why why) {
        long position = erasure.erase(walkerId);
        return ResponseEntity.accepted()
                .header(Positions.FIREWALKER_POSITION, Long.toString(position))
                .build();
    }

    private Optional<String> walkerId(@Nullable String id, @Nullable String friendCode) {
        return friendCode != null ? friendCodes.walkerOf(friendCode) : Optional.ofNullable(id);
    }

    private ResponseEntity<Shown> shown(String walkerId, long position) {
        Account account = accounts.find(walkerId).orElseThrow(Refusal::notFound);
        return ResponseEntity.ok()
                .header(Positions.FIREWALKER_POSITION, Long.toString(position))
                .body(shown(account));
    }

    private Shown shown(Account account) {
        String email = account.email();
        return new Shown(
                account.walkerId(),
                account.displayName(),
                email == null ? null : Masked.email(email),
                account.suspended() ? "suspended" : "active",
                account.createdAt(),
                sessions.living(account.walkerId()).stream().map(Session::of).toList(),
                heldDays.of(account.walkerId()).orElse(null));
    }
}
