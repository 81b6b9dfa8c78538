package com.firewalker.notification.deadletter;

import com.firewalker.notification.Numbered;
import com.firewalker.platform.audit.NeedsReason;
import com.firewalker.platform.audit.Why;
import com.firewalker.platform.openapi.Refuses;
import com.firewalker.platform.web.Page;
import com.firewalker.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Events that a process could not handle: an operator looks, has them handled again, or drops them. */
@RestController
@Tag(name = "Operators")
@RequestMapping("/v1/ops/notifications/parked-events")
class DeadLetterController {

    private final DeadLetters parked;
    private final Redelivery redelivery;
    private final Numbered<DeadLetter> list;

    DeadLetterController(DeadLetters parked, Redelivery redelivery) {
        this.parked = parked;
        this.redelivery = redelivery;
        this.list = new Numbered<>("parked-events", DeadLetter::id, parked::after);
    }

    @GetMapping
    @Operation(summary = "Events that a process could not handle")
    Page<DeadLetter> listEvents(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return list.page(limit, cursor);
    }

    /** Tries the events of the same owner in order, up to the first that fails. */
    @PostMapping("/{id}/retry")
    @Operation(
            summary = "Have the events of the same owner handled again, up to the first that fails",
            operationId = "retryParkedEvent")
    Redelivery.Outcome retryEvent(@PathVariable String id) {
        return redelivery.retry(parked.find(Numbered.of(id)).orElseThrow(Refusal::notFound));
    }

    /** Never: those of the same owner that waited behind it are tried at once. */
    @DeleteMapping("/{id}")
    @NeedsReason
    @Refuses({"reason-required"})
    @Operation(summary = "Never handle this event; those behind it are tried at once", operationId = "dropParkedEvent")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void dropEvent(@PathVariable String id, @RequestBody(required = false) @Nullable Why why) {
        if (!redelivery.drop(parked.find(Numbered.of(id)).orElseThrow(Refusal::notFound))) {
            throw Refusal.notFound();
        }
    }
}
