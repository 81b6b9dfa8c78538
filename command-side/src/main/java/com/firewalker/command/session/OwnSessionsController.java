package com.firewalker.command.session;

import com.firewalker.platform.security.Caller;
import com.firewalker.platform.web.Cursor;
import com.firewalker.platform.web.Page;
import com.firewalker.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The caller's own sessions. */
@RestController
@Tag(name = "Sessions")
class OwnSessionsController {

    record Session(
            String sessionId, @Nullable String deviceName, Instant createdAt, Instant lastUsedAt, boolean current) {

        static Session of(Family family, Caller caller) {
            return new Session(
                    family.sessionId(),
                    family.deviceName(),
                    family.createdAt(),
                    family.lastUsedAt(),
                    family.sessionId().equals(caller.sessionId()));
        }
    }

    private final Sessions sessions;

    OwnSessionsController(Sessions sessions) {
        this.sessions = sessions;
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
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Log out", operationId = "logOut")
    @ApiResponse(responseCode = "204", description = "Logged out", useReturnTypeSchema = true)
    void logOut(Caller caller) {
        sessions.end(caller.walkerId(), caller.sessionId());
    }

    @DeleteMapping("/v1/sessions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Log one session out", operationId = "logOutOne")
    @ApiResponse(responseCode = "204", description = "Logged out", useReturnTypeSchema = true)
    void logOutOne(@PathVariable String id, Caller caller) {
        sessions.end(caller.walkerId(), id);
    }

    @DeleteMapping("/v1/sessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Log out everywhere", operationId = "logOutEverywhere")
    @ApiResponse(responseCode = "204", description = "Logged out everywhere", useReturnTypeSchema = true)
    void logOutEverywhere(Caller caller) {
        sessions.endAll(caller.walkerId());
    }

    private static Families.@Nullable After after(String scope, @Nullable String cursor) {
        List<String> keys = Cursor.read(scope, 2, cursor);
        try {
            return keys == null ? null : new Families.After(Instant.parse(keys.get(0)), keys.get(1));
        } catch (DateTimeException e) {
            throw Refusal.invalid("/cursor", "invalid-cursor", "This cursor does not belong to this list");
        }
    }
}
