package com.firewalker.command.password;

import com.firewalker.command.account.ConfirmationThrottle;
import com.firewalker.platform.openapi.Refuses;
import com.firewalker.platform.security.Caller;
import com.firewalker.platform.security.OpenOperation;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Accounts")
class PasswordController {

    record Change(
            @NotNull @Size(max = 512) String currentPassword,
            @NotNull @Size(max = 512) String newPassword) {

        @Override
        public String toString() {
            return "Change";
        }
    }

    record ResetRequest(@NotNull @Size(max = 254) String email) {

        @Override
        public String toString() {
            return "ResetRequest";
        }
    }

    record Reset(
            @NotNull @Size(max = 256) String token,
            @NotNull @Size(max = 512) String newPassword) {

        @Override
        public String toString() {
            return "Reset";
        }
    }

    private final NewPasswords passwords;
    private final ResetRequests requests;
    private final ConfirmationThrottle throttle;

    PasswordController(NewPasswords passwords, ResetRequests requests, ConfirmationThrottle throttle) {
        this.passwords = passwords;
        this.requests = requests;
        this.throttle = throttle;
    }

    @PutMapping("/v1/me/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Change one's password; every other session ends", operationId = "changePassword")
    @ApiResponse(responseCode = "204", description = "Changed", useReturnTypeSchema = true)
    @Refuses({"wrong-password"})
    void change(@Valid @RequestBody Change change, Caller caller) {
        throttle.guarded(caller.walkerId(), () -> {
            passwords.change(caller.walkerId(), caller.sessionId(), change.currentPassword(), change.newPassword());
            return true;
        });
    }

    @PostMapping("/v1/password-resets")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @SecurityRequirements
    @Operation(
            summary = "Ask for a mail with a link to set a new password",
            description = "The answer is the same whether the address is anybody's or not.",
            operationId = "requestPasswordReset")
    @ApiResponse(
            responseCode = "202",
            description = "If the address is a walker's, a mail is on its way",
            useReturnTypeSchema = true)
    void request(@Valid @RequestBody ResetRequest asked, HttpServletRequest request) {
        requests.ask(asked.email(), request.getRemoteAddr());
    }

    @PostMapping("/v1/password-resets/confirm")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @SecurityRequirements
    @Operation(summary = "Set a new password by a link in a mail; every session ends", operationId = "resetPassword")
    @ApiResponse(responseCode = "204", description = "Set", useReturnTypeSchema = true)
    @Refuses({"token-invalid"})
    void reset(@Valid @RequestBody Reset reset) {
        passwords.reset(reset.token(), reset.newPassword());
    }

    /** Whoever lost a password has no token. */
    @Configuration(proxyBeanMethods = false)
    static class Access {

        @Bean
        OpenOperation requestingReset() {
            return new OpenOperation("POST", "/v1/password-resets");
        }

        @Bean
        OpenOperation resettingPassword() {
            return new OpenOperation("POST", "/v1/password-resets/confirm");
        }
    }
}
