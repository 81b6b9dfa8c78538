package com.firewalker.command.appeal;

import com.firewalker.platform.openapi.Refuses;
import com.firewalker.platform.security.Caller;
import com.firewalker.platform.web.Page;
import com.firewalker.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where a walker appeals against held steps (api.md 3, 9). */
@RestController
@Tag(name = "Appeals")
class AppealController {

    private static final int LONGEST_TEXT = 1_000;

    record NewAppeal(
            @Nullable @Schema(minLength = 1, maxLength = LONGEST_TEXT, requiredMode = Schema.RequiredMode.REQUIRED)
            String text) {

        @Override
        public String toString() {
            return "NewAppeal";
        }
    }

    @Schema(name = "Appeal")
    record OwnAppeal(
            String id,
            LocalDate date,

            @Schema(allowableValues = {"open", "granted", "denied"})
            String state,

            String text,
            @Nullable String answer,
            Instant createdAt,
            @Nullable Instant decidedAt) {

        static OwnAppeal of(Appeal appeal) {
            return new OwnAppeal(
                    appeal.id(),
                    appeal.date(),
                    appeal.state().word(),
                    appeal.text(),
                    appeal.answer(),
                    appeal.createdAt(),
                    appeal.decidedAt());
        }

        @Override
        public String toString() {
            return "OwnAppeal[" + id + "]";
        }
    }

    private final Appeals appeals;

    AppealController(Appeals appeals) {
        this.appeals = appeals;
    }

    @PostMapping("/v1/me/days/{date}/appeals")
    @Refuses({"appeal-open", "nothing-held", "date-out-of-range"})
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Appeal against what is held on a day", operationId = "appeal")
    @ApiResponse(responseCode = "201", description = "An operator will decide")
    OwnAppeal open(Caller caller, @PathVariable LocalDate date, @RequestBody NewAppeal asked) {
        return OwnAppeal.of(appeals.open(caller.walkerId(), date, text(asked)));
    }

    @GetMapping("/v1/me/appeals")
    @Operation(summary = "One's own appeals, newest first", operationId = "listAppeals")
    Page<OwnAppeal> own(
            Caller caller,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Page<Appeal> page = appeals.of(caller.walkerId(), Page.limit(limit), cursor);
        return new Page<>(page.items().stream().map(OwnAppeal::of).toList(), page.next());
    }

    private static String text(NewAppeal asked) {
        if (asked.text() == null) {
            throw Refusal.invalid("/text", "required", "text is missing");
        }
        String text = asked.text().strip();
        if (text.isEmpty() || text.codePointCount(0, text.length()) > LONGEST_TEXT) {
            throw Refusal.invalid("/text", "length", "a text has 1 to " + LONGEST_TEXT + " characters");
        }
        return text;
    }
}
