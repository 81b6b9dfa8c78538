package com.firewalker.command.session;

import com.firewalker.platform.openapi.Refuses;
import com.firewalker.platform.security.JwkSet;
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
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
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

            @Nullable @Schema(
                    description = "1 to 80 characters, none of them a control character",
                    maxLength = 80,
                    example = "Anna's Pixel")
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
        String deviceName = DeviceNames.checked(given.deviceName());
        return Tokens.of(logIn.with(given.email(), given.password(), deviceName, request.getRemoteAddr()));
    }

    @PostMapping("/v1/sessions/refresh")
    @Refuses({"refresh-token-invalid", "refresh-token-reused"})
    @SecurityRequirements
    @Operation(summary = "A new pair of tokens for a refresh token", operationId = "refresh")
    @ApiResponse(responseCode = "200", description = "Refreshed", useReturnTypeSchema = true)
    Tokens refresh(@Valid @RequestBody Refresh given) {
        return Tokens.of(sessions.refresh(given.refreshToken()));
    }

    @GetMapping("/.well-known/jwks.json")
    @SecurityRequirements
    @Operation(summary = "The public keys that sign access tokens", operationId = "jwks")
    Map<String, Object> jwks() {
        return JwkSet.write(keys.published());
    }
}
