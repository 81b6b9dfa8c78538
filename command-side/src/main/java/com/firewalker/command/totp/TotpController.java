package com.firewalker.command.totp;

import com.firewalker.command.account.ConfirmationThrottle;
import com.firewalker.platform.openapi.Refuses;
import com.firewalker.platform.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Accounts")
class TotpController {

    record First(@NotNull @Size(max = 64) String code) {

        @Override
        public String toString() {
            return "First";
        }
    }

    @Schema(name = "SecondFactorRemoval")
    record Removal(
            @NotNull @Size(max = 512) String password,
            @NotNull @Size(max = 64) String code) {

        @Override
        public String toString() {
            return "Removal";
        }
    }

    private final SecondFactor factor;
    private final ConfirmationThrottle throttle;

    TotpController(SecondFactor factor, ConfirmationThrottle throttle) {
        this.factor = factor;
        this.throttle = throttle;
    }

    @PostMapping("/v1/me/totp")
    @Operation(
            summary = "Begin a second factor; secret and recovery codes are shown once",
            description = "It holds from its confirmation on.",
            operationId = "beginTotp")
    @ApiResponse(responseCode = "200", description = "Begun", useReturnTypeSchema = true)
    @Refuses({"totp-active"})
    SecondFactor.Begun begin(Caller caller) {
        return factor.begin(caller.walkerId());
    }

    @PostMapping("/v1/me/totp/confirm")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Confirm a second factor by its first code", operationId = "confirmTotp")
    @ApiResponse(responseCode = "204", description = "Asked for at every login from now on", useReturnTypeSchema = true)
    @Refuses({"totp-invalid"})
    void confirm(@Valid @RequestBody First first, Caller caller) {
        throttle.guarded(caller.walkerId(), () -> {
            factor.confirm(caller.walkerId(), first.code());
            return true;
        });
    }

    @DeleteMapping("/v1/me/totp")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take the second factor away", operationId = "removeTotp")
    @ApiResponse(responseCode = "204", description = "Gone", useReturnTypeSchema = true)
    @Refuses({"wrong-password", "totp-invalid"})
    void remove(@Valid @RequestBody Removal removal, Caller caller) {
        throttle.guarded(caller.walkerId(), () -> {
            factor.remove(caller.walkerId(), removal.password(), removal.code());
            return true;
        });
    }
}
