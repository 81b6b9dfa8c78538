package com.firewalker.query.deadletter;

import com.firewalker.platform.audit.NeedsReason;
import com.firewalker.platform.audit.Why;
import com.firewalker.platform.ledger.store.LedgerReader;
import com.firewalker.platform.openapi.Refuses;
import com.firewalker.platform.web.Page;
import com.firewalker.platform.web.Refusal;
import com.firewalker.query.view.EventJson;
import com.firewalker.query.view.Projections;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Operators look at parked events and decide: once more, or never. */
@RestController
@Tag(name = "Operators")
@RequestMapping("/v1/ops/projections/{name}/dead-letters")
class DeadLetterController {

    private final DeadLetters letters;
    private final Redelivery redelivery;
    private final Projections projections;
    private final LedgerReader ledger;
    private final EventJson json;

    DeadLetterController(
            DeadLetters letters, Redelivery redelivery, Projections projections, LedgerReader ledger, EventJson json) {
        this.letters = letters;
        this.redelivery = redelivery;
        this.projections = projections;
        this.ledger = ledger;
        this.json = json;
    }

    record Letter(
            String id,
            long position,
            String streamId,
            @Nullable String type,
            String cause,
            int attempts,
            Instant parkedAt,
            Instant triedAt,
            EventJson.@Nullable Event event) {}

    @GetMapping
    @Operation(summary = "Events that a view could not fold")
    Page<Letter> list(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false, defaultValue = "0") long cursor) {
        int size = Page.limit(limit);
        List<DeadLetter> found = letters.list(projection(name), cursor, size + 1);
        List<Letter> items = found.stream().limit(size).map(this::letter).toList();
        return new Page<>(
                items, found.size() > size ? Long.toString(items.get(size - 1).position()) : null);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One of them, with its event and its cause")
    Letter show(@PathVariable String name, @PathVariable String id) {
        return letter(find(name, id));
    }

    /** Once more: the letters that wait with it in order, up to the first that fails again. */
    @PostMapping("/{id}/retry")
    @Operation(
            summary = "Fold the events of its stream again, up to the first that fails",
            operationId = "retryDeadLetter")
    Redelivery.Outcome retry(@PathVariable String name, @PathVariable String id) {
        return redelivery.retry(projections.named(name), find(name, id).parkedWith());
    }

    @PostMapping("/retry")
    @Operation(summary = "Fold the waiting events of all streams again", operationId = "retryDeadLetters")
    Redelivery.Outcome retryAll(@PathVariable String name) {
        return redelivery.retryAll(projections.named(name));
    }

    /** Never: neither the live view nor a rebuild will handle the event. Those behind it are tried at once. */
    @DeleteMapping("/{id}")
    @NeedsReason
    @Refuses({"reason-required"})
    @Operation(summary = "Never fold this event; those behind it are tried at once", operationId = "dropDeadLetter")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void drop(
            @PathVariable String name,
            @PathVariable String id,
            @RequestBody(required = false) @Nullable Why why,
            @RequestAttribute(NeedsReason.GIVEN) String reason) {
        DeadLetter letter = find(name, id);
        redelivery.drop(projections.named(name), letter, reason);
    }

    private String projection(String name) {
        return projections.named(name).view().name();
    }

    private DeadLetter find(String name, String id) {
        return letters.find(projection(name), id).orElseThrow(Refusal::notFound);
    }

    private Letter letter(DeadLetter letter) {
        EventJson.Event event = ledger.at(letter.position()).map(json::of).orElse(null);
        return new Letter(
                letter.id(),
                letter.position(),
                letter.streamId(),
                event == null ? null : event.type(),
                letter.cause(),
                letter.attempts(),
                letter.parkedAt(),
                letter.triedAt(),
                event);
    }
}
