package com.firewalker.command.steps.upload;

import com.firewalker.command.steps.Releases;
import com.firewalker.command.steps.upload.Uploads.DayOfUpload;
import com.firewalker.platform.audit.NeedsReason;
import com.firewalker.platform.audit.Why;
import com.firewalker.platform.openapi.Refuses;
import com.firewalker.platform.web.Positions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Where an operator grants a walker's appeal (domain-rules.md 5.1). */
@RestController
@Tag(name = "Operators")
class ReleaseController {

    private final Releases releases;

    ReleaseController(Releases releases) {
        this.releases = releases;
    }

    @PostMapping("/v1/ops/walkers/{walkerId}/days/{date}/release")
    @NeedsReason
    @Refuses({"reason-required"})
    @Operation(
            summary = "Let everything count that is held on a day",
            operationId = "releaseDay",
            description =
                    "Gives what is held now what acceptance would have given it; what comes later is judged by itself. "
                            + "Repeating changes nothing.")
    @ApiResponse(responseCode = "200", description = "The day now", useReturnTypeSchema = true)
    ResponseEntity<DayOfUpload> release(
            @PathVariable String walkerId,
            @PathVariable LocalDate date,
            @RequestBody(required = false) @Nullable Why why) {
        Releases.Released day = releases.release(walkerId, date, OptionalLong.empty());
        return ResponseEntity.ok()
                .header(Positions.FIREWALKER_POSITION, Long.toString(day.position()))
                .body(new DayOfUpload(date.toString(), day.total(), day.ranked()));
    }
}
