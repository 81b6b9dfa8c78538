package com.firewalker.command.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.firewalker.platform.openapi.Refuses;
import com.firewalker.platform.security.JwkSet;
import com.firewalker.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Sessions")
class SessionController {

    record Credentials(
            @NotNull @Size(max = 254) @Schema(example = "anna@example.com")
            String email,

            @NotNull @Size(max = 512) @Schema(example = "seven quiet herons")
            String password,

            @Nullable @Schema(
                    description = "1 to 80 characters, none of them a control character",
                    maxLength = 80,
                    example = "Anna's Pixel")
            String deviceName,

            @Nullable @Size(max = 64) @Schema(
                    description = "a code of the second factor, or a recovery code, where there is one",
                    example = "123456")
            String totp) {

        @Override
        public String toString() {
            return "Credentials";
        }
    }

    /** The token may also come as a cookie. */
    record Refresh(@Nullable @Size(max = 256) String refreshToken) {

        @Override
        public String toString() {
            return "Refresh";
        }
    }

    /** @param refreshToken absent where it went into a cookie */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Tokens(
            String accessToken,
            String tokenType,
            long expiresIn,
            @Nullable String refreshToken,
            long refreshExpiresIn,
            String sessionId) {

        static Tokens of(Sessions.Granted granted, boolean inCookie) {
            return new Tokens(
                    granted.accessToken(),
                    "Bearer",
                    AccessTokenIssuer.LIFETIME.toSeconds(),
                    inCookie ? null : granted.refreshToken(),
                    granted.refreshExpiresIn(),
                    granted.sessionId());
        }

        @Override
        public String toString() {
            return "Tokens[" + sessionId + "]";
        }
    }

    private final LogIn logIn;
    private final Sessions sessions;
    private final RefreshCookie cookie;
    private final SigningKeys keys;

    SessionController(LogIn logIn, Sessions sessions, RefreshCookie cookie, SigningKeys keys) {
        this.logIn = logIn;
        this.sessions = sessions;
        this.cookie = cookie;
        this.keys = keys;
    }

    @PostMapping("/v1/sessions")
    @SecurityRequirements
    @Operation(
            summary = "Log in",
            description = "With transport=cookie a browser gets the refresh token as a cookie that no script reads.",
            operationId = "logIn")
    @Refuses({"bad-credentials", "totp-required", "totp-wrong", "origin-refused"})
    @ApiResponse(responseCode = "201", description = "Logged in", useReturnTypeSchema = true)
    ResponseEntity<Tokens> logIn(
            @Valid @RequestBody Credentials given,
            @RequestParam(required = false) @Nullable String transport,
            HttpServletRequest request) {
        boolean inCookie = cookie.askedFor(transport, request);
        LogIn.From from =
                new LogIn.From(DeviceNames.checked(given.deviceName()), Clients.name(request), request.getRemoteAddr());
        return answer(
                HttpStatus.CREATED, logIn.with(given.email(), given.password(), given.totp(), from), inCookie, request);
    }

    @PostMapping("/v1/sessions/refresh")
    @Refuses({"refresh-token-invalid", "refresh-token-reused", "origin-refused"})
    @SecurityRequirements
    @Operation(
            summary = "A new pair of tokens for a refresh token",
            description = "With transport=cookie and the body {} the token is the cookie's.",
            operationId = "refresh")
    @ApiResponse(responseCode = "200", description = "Refreshed", useReturnTypeSchema = true)
    ResponseEntity<Tokens> refresh(
            @Valid @RequestBody Refresh given,
            @RequestParam(required = false) @Nullable String transport,
            HttpServletRequest request) {
        boolean inCookie = cookie.askedFor(transport, request);
        String token = inCookie ? cookie.read(request).orElse("") : given.refreshToken();
        if (token == null) {
            throw Refusal.invalid("/refreshToken", "required", "must not be null");
        }
        return answer(HttpStatus.OK, sessions.refresh(token), inCookie, request);
    }

    private ResponseEntity<Tokens> answer(
            HttpStatus status, Sessions.Granted granted, boolean inCookie, HttpServletRequest request) {
        HttpHeaders headers = new HttpHeaders();
        if (inCookie) {
            cookie.set(granted, request, headers);
        }
        return ResponseEntity.status(status).headers(headers).body(Tokens.of(granted, inCookie));
    }

    @GetMapping("/.well-known/jwks.json")
    @SecurityRequirements
    @Operation(summary = "The public keys that sign access tokens", operationId = "jwks")
    Map<String, Object> jwks() {
        return JwkSet.write(keys.published());
    }
}
