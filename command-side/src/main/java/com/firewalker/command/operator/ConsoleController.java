package com.firewalker.command.operator;

import com.firewalker.platform.audit.LeastRole;
import com.firewalker.platform.openapi.Refuses;
import com.firewalker.platform.security.Caller;
import com.firewalker.platform.security.OperatorCookie;
import com.firewalker.platform.security.OperatorRole;
import com.firewalker.platform.security.RateLimiter;
import com.firewalker.platform.web.Origins;
import com.firewalker.platform.web.Refusal;
import com.firewalker.platform.web.server.RequestIdFilter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How an operator's browser signs in and out (api.md 9, Operators). */
@RestController
@RequestMapping("/v1/ops")
@Tag(name = "Operators")
class ConsoleController {

    private static final RateLimiter.Rule WRONG = new RateLimiter.Rule("console-sign-in", 30, Duration.ofSeconds(2));

    record SignIn(
            @Nullable @Size(max = 256) @Schema(description = "from a one-time link")
            String code,

            @Nullable @Size(max = 4096) @Schema(description = "an operator's token, in place of a code")
            String token) {

        @Override
        public String toString() {
            return "SignIn";
        }
    }

    private final ConsoleSessions sessions;
    private final SignedIns signedIns;
    private final RateLimiter throttle;
    private final Origins origins;

    ConsoleController(ConsoleSessions sessions, SignedIns signedIns, RateLimiter throttle, Origins origins) {
        this.sessions = sessions;
        this.signedIns = signedIns;
        this.throttle = throttle;
        this.origins = origins;
    }

    @PostMapping("/codes")
    @LeastRole(OperatorRole.VIEWER)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "A code that signs the caller in to the console, once, within 60 seconds",
            operationId = "issueCode")
    @ApiResponse(responseCode = "201", description = "Issued", useReturnTypeSchema = true)
    ConsoleSessions.Code newCode(Caller caller) {
        return sessions.newCode(caller.walkerId());
    }

    @PostMapping("/sessions")
    @SecurityRequirements
    @Refuses({"sign-in-refused", "origin-refused"})
    @Operation(
            summary = "Sign a browser in by a code or a token; the session is a cookie for /v1/ops",
            operationId = "signIn",
            description = "At most 8 hours, 30 minutes idle. With the cookie, what changes something needs an Origin of"
                    + " ours: 403 origin-refused. An admin's session is a viewer's until a second factor has confirmed"
                    + " it: 403 second-factor-required.")
    @ApiResponse(responseCode = "201", description = "Signed in", useReturnTypeSchema = true)
    ResponseEntity<SignedIns.SignedIn> signIn(@Valid @RequestBody SignIn given, HttpServletRequest request) {
        origins.checkNamed(request);
        ConsoleSessions.Begun begun = throttled(request.getRemoteAddr(), () -> begin(given, request));
        HttpHeaders headers = new HttpHeaders();
        OperatorCookie.set(begun.secret(), ConsoleSessions.LONGEST, request, headers);
        return ResponseEntity.status(HttpStatus.CREATED)
                .headers(headers)
                .body(signedIns.of(begun.caller(), begun.expiresAt()));
    }

    @GetMapping("/sessions/current")
    @Operation(summary = "Who is signed in, and until when", operationId = "currentOperator")
    SignedIns.SignedIn current(Caller caller) {
        return signedIns.of(caller, sessions.endOf(caller));
    }

    @DeleteMapping("/sessions/current")
    @LeastRole(OperatorRole.VIEWER)
    @Operation(summary = "Sign out; the cookie goes too", operationId = "signOut")
    @ApiResponse(responseCode = "204", description = "Signed out", useReturnTypeSchema = true)
    ResponseEntity<Void> signOut(Caller caller, HttpServletRequest request) {
        sessions.end(caller);
        HttpHeaders headers = new HttpHeaders();
        OperatorCookie.clear(request, headers);
        return ResponseEntity.noContent().headers(headers).build();
    }

    private ConsoleSessions.Begun begin(SignIn given, HttpServletRequest request) {
        String requestId = String.valueOf(request.getAttribute(RequestIdFilter.MDC_KEY));
        if (given.code() != null) {
            return sessions.beginByCode(given.code(), requestId);
        }
        if (given.token() != null) {
            return sessions.beginByToken(given.token(), requestId);
        }
        throw Refusal.invalid("/code", "required", "a code or a token is needed");
    }

    /** Only wrong ones count. */
    private ConsoleSessions.Begun throttled(String address, Supplier<ConsoleSessions.Begun> attempt) {
        RateLimiter.Verdict verdict = throttle.take(WRONG, address);
        if (!verdict.allowed()) {
            throw verdict.refusal();
        }
        try {
            ConsoleSessions.Begun begun = attempt.get();
            throttle.giveBack(WRONG, address);
            return begun;
        } catch (Refusal refusal) {
            if (refusal.status() != HttpStatus.UNAUTHORIZED.value()) {
                throttle.giveBack(WRONG, address);
            }
            throw refusal;
        }
    }
}
