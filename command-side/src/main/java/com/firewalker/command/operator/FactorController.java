package com.firewalker.command.operator;

import com.firewalker.platform.audit.LeastRole;
import com.firewalker.platform.openapi.Refuses;
import com.firewalker.platform.security.Caller;
import com.firewalker.platform.security.OperatorRole;
import com.firewalker.platform.security.RateLimiter;
import com.firewalker.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How an admin's browser session becomes one: a session that nothing has confirmed is a viewer's. */
@RestController
@RequestMapping("/v1/ops")
@Tag(name = "Operators")
class FactorController {

    /** Of three codes that hold at a time in a million, so that guessing takes years. */
    static final RateLimiter.Rule WRONG = new RateLimiter.Rule("operator-factor", 5, Duration.ofMinutes(2));

    record FactorCode(@NotNull @Size(max = 64) String code) {

        @Override
        public String toString() {
            return "FactorCode";
        }
    }

    private final OperatorFactor factor;
    private final Operators operators;
    private final ConsoleSessions sessions;
    private final SignedIns signedIns;
    private final RateLimiter throttle;

    FactorController(
            OperatorFactor factor,
            Operators operators,
            ConsoleSessions sessions,
            SignedIns signedIns,
            RateLimiter throttle) {
        this.factor = factor;
        this.operators = operators;
        this.sessions = sessions;
        this.signedIns = signedIns;
        this.throttle = throttle;
    }

    @PostMapping("/second-factor")
    @LeastRole(OperatorRole.VIEWER)
    @Operation(
            summary = "Begin an admin's second factor; secret and recovery codes are shown once",
            description = "In a browser session of an admin alone. It holds from its confirmation on.",
            operationId = "beginSecondFactor")
    @ApiResponse(responseCode = "200", description = "Begun", useReturnTypeSchema = true)
    @Refuses({"totp-active"})
    OperatorFactor.Begun begin(Caller caller) {
        return factor.begin(caller);
    }

    @PostMapping("/second-factor/confirm")
    @LeastRole(OperatorRole.VIEWER)
    @Operation(
            summary = "Confirm an admin's browser session by a code of the second factor",
            description =
                    "By a code of the device or a recovery code, each once. The first code of a new factor confirms"
                            + " the factor too.",
            operationId = "confirmSecondFactor")
    @ApiResponse(responseCode = "200", description = "An admin's session from now on", useReturnTypeSchema = true)
    @Refuses({"totp-invalid"})
    SignedIns.SignedIn confirm(@Valid @RequestBody FactorCode given, Caller caller) {
        guarded(caller.walkerId().toLowerCase(Locale.ROOT), () -> factor.confirm(caller, given.code()));
        return signedIns.confirmed(caller, sessions.endOf(caller));
    }

    @DeleteMapping("/operators/{name}/second-factor")
    @LeastRole(OperatorRole.ADMIN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Take away an operator's second factor that was lost",
            description = "Ends the operator's browser sessions; the next one begins another factor.",
            operationId = "resetSecondFactor")
    @ApiResponse(responseCode = "204", description = "There is none any more", useReturnTypeSchema = true)
    void reset(@PathVariable String name) {
        operators.resetFactor(name);
    }

    /** Only wrong ones count, in all sessions of an operator together. */
    private void guarded(String name, Runnable attempt) {
        RateLimiter.Verdict verdict = throttle.take(WRONG, name);
        if (!verdict.allowed()) {
            throw verdict.refusal();
        }
        Optional<String> refused = Optional.empty();
        try {
            attempt.run();
        } catch (Refusal refusal) {
            refused = Optional.of(refusal.code());
            throw refusal;
        } finally {
            if (!refused.equals(Optional.of("totp-invalid"))) {
                throttle.giveBack(WRONG, name);
            }
        }
    }
}
