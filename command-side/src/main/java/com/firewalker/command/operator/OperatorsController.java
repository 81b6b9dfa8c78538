package com.firewalker.command.operator;

import com.firewalker.platform.audit.LeastRole;
import com.firewalker.platform.openapi.Refuses;
import com.firewalker.platform.security.Caller;
import com.firewalker.platform.security.OperatorRole;
import com.firewalker.platform.web.Cursor;
import com.firewalker.platform.web.Page;
import com.firewalker.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where admins name operators (api.md 7). */
@RestController
@RequestMapping("/v1/ops/operators")
@Tag(name = "Operators")
class OperatorsController {

    private static final String SCOPE = "operators";

    record NewOperator(
            @NotNull @Size(max = 40) @Schema(example = "mina", description = "letters, digits, dots and dashes")
            String name,

            @NotNull @Schema(allowableValues = {"viewer", "operator", "admin"})
            String role,

            @Nullable @Schema(description = "why", maxLength = 1000)
            String reason) {}

    record NewRole(
            @NotNull @Schema(allowableValues = {"viewer", "operator", "admin"})
            String role,

            @Nullable @Schema(description = "why", maxLength = 1000)
            String reason) {}

    @Schema(name = "Operator")
    record Named(
            String name,

            @Schema(allowableValues = {"viewer", "operator", "admin"})
            String role,

            Instant createdAt,
            String createdBy,

            @Schema(description = "browsers that are signed in")
            int sessions) {

        static Named of(OperatorRows.Row row) {
            return new Named(row.name(), row.role().word(), row.createdAt(), row.createdBy(), row.sessions());
        }
    }

    record OperatorToken(String token, String name, String role, Instant expiresAt) {

        @Override
        public String toString() {
            return "OperatorToken[" + name + "]";
        }
    }

    private final Operators operators;
    private final ConsoleSessions sessions;

    OperatorsController(Operators operators, ConsoleSessions sessions) {
        this.operators = operators;
        this.sessions = sessions;
    }

    @GetMapping
    @Operation(summary = "The operators, by name", operationId = "listOperators")
    Page<Named> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int most = Page.limit(limit);
        List<String> keys = Cursor.read(SCOPE, 1, cursor);
        List<OperatorRows.Row> found = operators.after(keys == null ? "" : keys.get(0), most + 1);
        List<OperatorRows.Row> shown = found.subList(0, Math.min(most, found.size()));
        String next =
                found.size() > most ? Cursor.write(SCOPE, shown.get(most - 1).name()) : null;
        return new Page<>(shown.stream().map(Named::of).toList(), next);
    }

    @PostMapping
    @LeastRole(OperatorRole.ADMIN)
    @ResponseStatus(HttpStatus.CREATED)
    @Refuses({"operator-known"})
    @Operation(summary = "Name an operator", operationId = "addOperator")
    @ApiResponse(responseCode = "201", description = "Named", useReturnTypeSchema = true)
    Named add(@Valid @RequestBody NewOperator asked, Caller caller) {
        return Named.of(operators.add(asked.name(), role(asked.role()), caller.walkerId()));
    }

    @PutMapping("/{name}/role")
    @LeastRole(OperatorRole.ADMIN)
    @Operation(
            summary = "Give an operator another role",
            operationId = "setOperatorRole",
            description = "Holds for sessions at once, for tokens that are out within ten minutes.")
    Named setRole(@PathVariable String name, @Valid @RequestBody NewRole asked) {
        return Named.of(operators.setRole(name, role(asked.role())));
    }

    @DeleteMapping("/{name}")
    @LeastRole(OperatorRole.ADMIN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Remove an operator",
            operationId = "removeOperator",
            description = "Sessions end at once, tokens that are out within ten minutes.")
    @ApiResponse(responseCode = "204", description = "Removed", useReturnTypeSchema = true)
    void remove(@PathVariable String name) {
        operators.remove(name);
    }

    @DeleteMapping("/{name}/sessions")
    @LeastRole(OperatorRole.ADMIN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Sign an operator out of every browser", operationId = "endOperatorSessions")
    @ApiResponse(responseCode = "204", description = "Signed out", useReturnTypeSchema = true)
    void signOut(@PathVariable String name) {
        operators.signOut(name);
    }

    @PostMapping("/{name}/tokens")
    @LeastRole(OperatorRole.ADMIN)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "A token for an operator, good for ten minutes", operationId = "issueOperatorToken")
    @ApiResponse(responseCode = "201", description = "Issued", useReturnTypeSchema = true)
    OperatorToken issue(@PathVariable String name) {
        Operators.Issued issued = operators.issue(name);
        return new OperatorToken(issued.token(), issued.name(), issued.role().word(), issued.expiresAt());
    }

    @PostMapping("/{name}/codes")
    @LeastRole(OperatorRole.ADMIN)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "A code that signs an operator in to the console, once, within 60 seconds",
            operationId = "issueOperatorCode")
    @ApiResponse(responseCode = "201", description = "Issued", useReturnTypeSchema = true)
    ConsoleSessions.Code newCode(@PathVariable String name) {
        return sessions.newCode(name);
    }

    private static OperatorRole role(String word) {
        return OperatorRole.of(word)
                .orElseThrow(() -> Refusal.invalid("/role", "unknown", "a role is viewer, operator or admin"));
    }
}
