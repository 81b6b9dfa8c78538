package com.firewalker.command.email;

import com.firewalker.command.account.ConfirmationThrottle;
import com.firewalker.command.account.EmailKey;
import com.firewalker.platform.openapi.Refuses;
import com.firewalker.platform.security.Caller;
import com.firewalker.platform.security.OpenOperation;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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
class EmailController {

    record NewEmail(
            @NotNull @Size(max = 254) @Pattern(regexp = EmailKey.FORM, message = "is not an e-mail address") @Schema(format = "email")
            String email,

            @NotNull @Size(max = 512) String password) {

        @Override
        public String toString() {
            return "NewEmail";
        }
    }

    record Proof(@NotNull @Size(max = 256) String token) {

        @Override
        public String toString() {
            return "Proof";
        }
    }

    private final Emails emails;
    private final ConfirmationThrottle throttle;

    EmailController(Emails emails, ConfirmationThrottle throttle) {
        this.emails = emails;
        this.throttle = throttle;
    }

    @PostMapping("/v1/me/email-verification")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Ask for a mail with a link that proves the address", operationId = "requestEmailVerification")
    @ApiResponse(
            responseCode = "202",
            description = "A mail is on its way, unless the address is proven already",
            useReturnTypeSchema = true)
    void askForProof(Caller caller) {
        emails.askForProof(caller.walkerId());
    }

    @PostMapping("/v1/email-verifications/confirm")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @SecurityRequirements
    @Operation(summary = "Prove an address by the link sent to it", operationId = "confirmEmail")
    @ApiResponse(
            responseCode = "204",
            description = "Proven; a new address holds from now on",
            useReturnTypeSchema = true)
    @Refuses({"token-invalid"})
    void prove(@Valid @RequestBody Proof proof) {
        emails.prove(proof.token());
    }

    @PutMapping("/v1/me/email")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Ask for another address; it holds when it is proven, and the old one is told",
            operationId = "changeEmail")
    @ApiResponse(
            responseCode = "202",
            description = "Mails are on their way, also where the address is taken",
            useReturnTypeSchema = true)
    @Refuses({"wrong-password"})
    void askForChange(@Valid @RequestBody NewEmail wanted, Caller caller) {
        throttle.guarded(caller.walkerId(), () -> {
            emails.askForChange(caller.walkerId(), wanted.password(), wanted.email());
            return true;
        });
    }

    @PostMapping("/v1/email-changes/undo")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @SecurityRequirements
    @Operation(summary = "Take an address change back by the link sent to the old one", operationId = "undoEmailChange")
    @ApiResponse(responseCode = "204", description = "The old address is the account's", useReturnTypeSchema = true)
    @Refuses({"token-invalid"})
    void undo(@Valid @RequestBody Proof proof) {
        emails.undo(proof.token());
    }

    /** A link is opened wherever the mail is read. */
    @Configuration(proxyBeanMethods = false)
    static class Access {

        @Bean
        OpenOperation provingEmail() {
            return new OpenOperation("POST", "/v1/email-verifications/confirm");
        }

        @Bean
        OpenOperation undoingEmailChange() {
            return new OpenOperation("POST", "/v1/email-changes/undo");
        }
    }
}
