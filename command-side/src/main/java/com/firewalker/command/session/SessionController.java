package com.firewalker.command.session;

import com.firewalker.platform.openapi.Refuses;
import com.firewalker.platform.security.Caller;
import com.firewalker.platform.security.JwkSet;
import com.firewalker.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Sessions")
class SessionController {

    record Credentials(
            @NotNull @Size(max = 254) @Schema(example = "anna@example.com")
            String email,

            @NotNull @Size(max = 512) @Schema(example = "seven quiet herons")
            String password,

            @Nullable @Size(max = 80) @Schema(example = "Anna's Pixel")
            String deviceName) {

        @Override
        public String toString() {
            return "Credentials";
        }
    }

    record Refresh(@NotNull @Size(max = 256) String refreshToken) {

        @Override
        public String toString() {
            return "Refresh";
        }
    }

    record Tokens(
            String accessToken,
            String tokenType,
            long expiresIn,
            String refreshToken,
            long refreshExpiresIn,
            String sessionId) {

        static Tokens of(Sessions.Granted granted) {
            return new Tokens(
                    granted.accessToken(),
                    "Bearer",
                    AccessTokenIssuer.LIFETIME.toSeconds(),
                    granted.refreshToken(),
                    granted.refreshExpiresIn(),
                    granted.sessionId());
        }

        @Override
        public String toString() {
            return "Tokens[" + sessionId + "]";
        }
    }

    record Session(
            String sessionId, @Nullable String deviceName, Instant createdAt, Instant lastUsedAt, boolean current) {}

    private final LogIn logIn;
    private final Sessions sessions;
    private final SigningKeys keys;

    SessionController(LogIn logIn, Sessions sessions, SigningKeys keys) {
        this.logIn = logIn;
        this.sessions = sessions;
        this.keys = keys;
    }

    @PostMapping("/v1/sessions")
    @Refuses({"bad-credentials"})
    @ResponseStatus(HttpStatus.CREATED)
    @SecurityRequirements
    @Operation(summary = "Log in", operationId = "logIn")
    @ApiResponse(responseCode = "201", description = "Logged in", useReturnTypeSchema = true)
    Tokens logIn(@Valid @RequestBody Credentials given, HttpServletRequest request) {
        return Tokens.of(logIn.with(given.email(), given.password(), given.deviceName(), request.getRemoteAddr()));
    }

    @PostMapping("/v1/sessions/refresh")
    @Refuses({"refresh-token-invalid", "refresh-token-reused"})
    @SecurityRequirements
    @Operation(summary = "A new pair of tokens for a refresh token", operationId = "refresh")
    @ApiResponse(responseCode = "200", description = "Refreshed", useReturnTypeSchema = true)
    Tokens refresh(@Valid @RequestBody Refresh given) {
        return Tokens.of(sessions.refresh(given.refreshToken()));
    }

    @GetMapping("/v1/sessions")
    @Operation(summary = "The caller's sessions", operationId = "listSessions")
    Page<Session> list(Caller caller) {
        List<Session> live = sessions.list(caller.walkerId()).stream()
                .map(family -> new Session(
                        family.sessionId(),
                        family.deviceName(),
                        family.createdAt(),
                        family.lastUsedAt(),
                        family.sessionId().equals(caller.sessionId())))
                .toList();
        return new Page<>(live, null);
    }

    @DeleteMapping("/v1/sessions/current")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Log out", operationId = "logOut")
    void logOut(Caller caller) {
        sessions.end(caller.walkerId(), caller.sessionId());
    }

    @DeleteMapping("/v1/sessions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Log one session out", operationId = "logOutOne")
    void logOutOne(@PathVariable String id, Caller caller) {
        sessions.end(caller.walkerId(), id);
    }

    @DeleteMapping("/v1/sessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Log out everywhere", operationId = "logOutEverywhere")
    void logOutEverywhere(Caller caller) {
        sessions.endAll(caller.walkerId(), "logout");
    }

    @GetMapping("/.well-known/jwks.json")
    @SecurityRequirements
    @Operation(summary = "The public keys that sign access tokens", operationId = "jwks")
    Map<String, Object> jwks() {
        return JwkSet.write(keys.published());
    }
}
