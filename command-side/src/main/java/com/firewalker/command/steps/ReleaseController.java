package com.firewalker.command.steps;

import com.firewalker.command.steps.Uploads.DayOfUpload;
import com.firewalker.command.walker.Timeline;
import com.firewalker.command.walker.WalkerTimeline;
import com.firewalker.platform.ledger.lane.Commands;
import com.firewalker.platform.web.Positions;
import com.firewalker.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where an operator grants a walker's appeal (domain-rules.md 5.1). */
@RestController
@Tag(name = "Operators")
class ReleaseController {

    private final Commands commands;
    private final WalkerTimeline walkers;

    ReleaseController(Commands commands, WalkerTimeline walkers) {
        this.commands = commands;
        this.walkers = walkers;
    }

    @PostMapping("/v1/ops/walkers/{walkerId}/days/{date}/release")
    @Operation(
            summary = "Let everything count that is held on a day",
            operationId = "releaseDay",
            description = "Gives the day what acceptance would have given it, for ever. Repeating changes nothing.")
    @ApiResponse(responseCode = "200", description = "The day now", useReturnTypeSchema = true)
    ResponseEntity<DayOfUpload> release(@PathVariable String walkerId, @PathVariable LocalDate date) {
        Timeline timeline = walkers.of(walkerId).orElseThrow(Refusal::notFound);
        var released = commands.<DayAnswer>sendInTransaction(ReleaseDay.on(walkerId, date, timeline));
        DayAnswer day = released.result();
        return ResponseEntity.ok()
                .header(Positions.FIREWALKER_POSITION, Long.toString(released.position()))
                .body(new DayOfUpload(date.toString(), day.total(), day.ranked()));
    }
}
