package com.firewalker.command.profile;

import com.firewalker.command.account.ConfirmationThrottle;
import com.firewalker.command.account.Erasure;
import com.firewalker.platform.openapi.Refuses;
import com.firewalker.platform.security.Caller;
import com.firewalker.platform.web.Positions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Accounts")
class MeController {

    record Confirmation(@NotNull @Size(max = 512) String password) {

        @Override
        public String toString() {
            return "Confirmation";
        }
    }

    private final Profiles profiles;
    private final Erasure erasure;
    private final ConfirmationThrottle throttle;

    MeController(Profiles profiles, Erasure erasure, ConfirmationThrottle throttle) {
        this.profiles = profiles;
        this.erasure = erasure;
        this.throttle = throttle;
    }

    @GetMapping("/v1/me")
    @Operation(summary = "The caller's own profile", operationId = "getMe")
    Me me(Caller caller, @RequestHeader(name = Positions.FIREWALKER_AFTER, required = false) @Nullable Long after) {
        return profiles.show(caller.walkerId(), after == null ? 0 : after);
    }

    @PatchMapping("/v1/me")
    @Operation(summary = "Change name, zone, visibility or language", operationId = "changeMe")
    ResponseEntity<Me> change(@Valid @RequestBody ProfileChange change, Caller caller) {
        long position = profiles.change(caller.walkerId(), change);
        return ResponseEntity.ok()
                .header(Positions.FIREWALKER_POSITION, Long.toString(position))
                .body(profiles.show(caller.walkerId(), position));
    }

    @DeleteMapping("/v1/me")
    @Refuses({"wrong-password"})
    @Operation(summary = "Erase the account and everything held on the walker", operationId = "eraseMe")
    @ApiResponse(
            responseCode = "202",
            description = "Erased here; the views forget within moments",
            useReturnTypeSchema = true)
    ResponseEntity<Void> erase(@Valid @RequestBody Confirmation confirmation, Caller caller) {
        long position =
                throttle.guarded(caller.walkerId(), () -> erasure.erase(caller.walkerId(), confirmation.password()));
        return ResponseEntity.accepted()
                .header(Positions.FIREWALKER_POSITION, Long.toString(position))
                .build();
    }
}
