package com.firewalker.command.session;

import com.firewalker.platform.security.Caller;
import com.firewalker.platform.web.Cursor;
import com.firewalker.platform.web.Page;
import com.firewalker.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The caller's own sessions. */
@RestController
@Tag(name = "Sessions")
class OwnSessionsController {

    record Session(
            String sessionId,
            @Nullable String deviceName,

            @Nullable @Schema(description = "the program that began it", example = "Firefox, Windows")
            String client,

            @Nullable @Schema(description = "the network it began in", example = "198.51.100.0/24")
            String place,

            Instant createdAt,
            Instant lastUsedAt,
            boolean current) {

        static Session of(Family family, Caller caller) {
            return new Session(
                    family.sessionId(),
                    family.device().name(),
                    family.device().client(),
                    family.device().place(),
                    family.createdAt(),
                    family.lastUsedAt(),
                    family.sessionId().equals(caller.sessionId()));
        }
    }

    record Name(
            @NotNull @Schema(description = "1 to 80 characters", maxLength = 80)
            String deviceName) {}

    private final Sessions sessions;
    private final RefreshCookie cookie;

    OwnSessionsController(Sessions sessions, RefreshCookie cookie) {
        this.sessions = sessions;
        this.cookie = cookie;
    }

    @GetMapping("/v1/sessions")
    @Operation(summary = "The caller's sessions, the last used first", operationId = "listSessions")
    Page<Session> list(
            Caller caller,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        String scope = "sessions " + caller.walkerId();
        int most = Page.limit(limit);
        List<Family> found = sessions.list(caller.walkerId(), after(scope, cursor), most + 1);
        List<Family> shown = found.subList(0, Math.min(most, found.size()));
        Family last = found.size() > most ? shown.get(most - 1) : null;
        return new Page<>(
                shown.stream().map(family -> Session.of(family, caller)).toList(),
                last == null ? null : Cursor.write(scope, last.lastUsedAt(), last.sessionId()));
    }

    @DeleteMapping("/v1/sessions/current")
    @Operation(summary = "Log out; a browser's cookie goes too", operationId = "logOut")
    @ApiResponse(responseCode = "204", description = "Logged out", useReturnTypeSchema = true)
    ResponseEntity<Void> logOut(Caller caller, HttpServletRequest request) {
        sessions.end(caller.walkerId(), caller.sessionId());
        return noMore(request);
    }

    @PatchMapping("/v1/sessions/{id}")
    @Operation(summary = "Name the device of one session", operationId = "renameSession")
    @ApiResponse(responseCode = "200", description = "Named", useReturnTypeSchema = true)
    Session rename(@PathVariable String id, @Valid @RequestBody Name name, Caller caller) {
        String checked = DeviceNames.checked(name.deviceName());
        if (checked == null) {
            throw Refusal.invalid("/deviceName", "length", "a name has 1 to " + DeviceNames.LONGEST + " characters");
        }
        return Session.of(sessions.rename(caller.walkerId(), id, checked), caller);
    }

    @DeleteMapping("/v1/sessions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Log one session out", operationId = "logOutOne")
    @ApiResponse(responseCode = "204", description = "Logged out", useReturnTypeSchema = true)
    void logOutOne(@PathVariable String id, Caller caller) {
        sessions.end(caller.walkerId(), id);
    }

    @DeleteMapping("/v1/sessions")
    @Operation(summary = "Log out everywhere", operationId = "logOutEverywhere")
    @ApiResponse(responseCode = "204", description = "Logged out everywhere", useReturnTypeSchema = true)
    ResponseEntity<Void> logOutEverywhere(Caller caller, HttpServletRequest request) {
        sessions.endAll(caller.walkerId());
        return noMore(request);
    }

    private ResponseEntity<Void> noMore(HttpServletRequest request) {
        HttpHeaders headers = new HttpHeaders();
        cookie.clear(request, headers);
        return ResponseEntity.noContent().headers(headers).build();
    }

    private static TokenFamilies.@Nullable After after(String scope, @Nullable String cursor) {
        List<String> keys = Cursor.read(scope, 2, cursor);
        try {
            return keys == null ? null : new TokenFamilies.After(Instant.parse(keys.get(0)), keys.get(1));
        } catch (DateTimeException e) {
            throw Refusal.invalid("/cursor", "invalid-cursor", "This cursor does not belong to this list");
        }
    }
}
