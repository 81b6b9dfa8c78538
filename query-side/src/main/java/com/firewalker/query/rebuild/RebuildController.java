package com.firewalker.query.rebuild;

import com.firewalker.platform.audit.NeedsReason;
import com.firewalker.platform.openapi.Refuses;
import com.firewalker.platform.security.Caller;
import com.firewalker.platform.web.CalendarRange;
import com.firewalker.platform.web.OpaqueIds;
import com.firewalker.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Operators build views again, look on, and decide. */
@RestController
@Tag(name = "Operators")
@RequestMapping("/v1/ops")
class RebuildController {

    private static final Pattern POSITION = Pattern.compile("[1-9]\\d{0,17}");

    private final RebuildService service;
    private final RebuildEvents events;
    private final JsonMapper json;
    private final CalendarRange range;

    RebuildController(RebuildService service, RebuildEvents events, JsonMapper json, CalendarRange range) {
        this.service = service;
        this.events = events;
        this.json = json;
        this.range = range;
    }

    /** {@code from}: a position or an instant; everything on walkers with events since then is folded again. */
    record Wanted(
            @Nullable String mode,
            @Nullable String walkerId,
            @Nullable JsonNode from,
            @Nullable Boolean autoSwitch,

            @Nullable @Schema(description = "required in place, here or as Firewalker-Reason", maxLength = 1000)
            String reason) {}

    record Started(String rebuildId) {}

    record VerificationStarted(String verificationId) {}

    @PostMapping("/projections/{name}/rebuilds")
    @NeedsReason(onlyWhere = "mode=in-place")
    @Operation(summary = "Build a view again from the ledger", operationId = "startRebuild")
    @Refuses({"rebuild-running", "not-rebuildable", "date-out-of-range", "reason-required"})
    @ResponseStatus(HttpStatus.ACCEPTED)
    Started start(@PathVariable String name, @RequestBody Wanted wanted) {
        var plan = new RebuildPlan(
                name,
                mode(wanted.mode()),
                wanted.walkerId() == null ? null : OpaqueIds.possible(wanted.walkerId()),
                from(wanted.from()),
                Boolean.TRUE.equals(wanted.autoSwitch()));
        return new Started(service.start(plan));
    }

    @GetMapping("/rebuilds/{id}")
    @Operation(summary = "How far a rebuild is, and what it found")
    RebuildReport rebuild(@PathVariable String id) {
        Rebuild rebuild = service.find(id);
        if (rebuild.plan().mode() == RebuildMode.VERIFICATION) {
            throw Refusal.notFound();
        }
        return RebuildReport.of(rebuild, service.progress(id), json);
    }

    @GetMapping(path = "/rebuilds/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(summary = "The same as server-sent events")
    SseEmitter watch(@PathVariable String id, Caller caller) {
        rebuild(id);
        return events.watch(caller, () -> rebuild(id));
    }

    @PostMapping("/rebuilds/{id}/switch")
    @Operation(summary = "Let the rebuilt version serve", operationId = "switchRebuild")
    @Refuses({"not-ready", "verification-running", "rebuild-over", "view-busy", "rebuild-running"})
    RebuildReport switchOver(@PathVariable String id) {
        service.switchOver(id);
        return rebuild(id);
    }

    @PostMapping("/rebuilds/{id}/switch-back")
    @Operation(summary = "Let the earlier version serve again", operationId = "switchRebuildBack")
    @Refuses({"not-switched", "version-gone", "verification-running", "view-busy", "rebuild-running"})
    RebuildReport switchBack(@PathVariable String id) {
        service.switchBack(id);
        return rebuild(id);
    }

    @PostMapping("/rebuilds/{id}/cancel")
    @Operation(summary = "End a rebuild", operationId = "cancelRebuild")
    @Refuses({"rebuild-over"})
    RebuildReport cancel(@PathVariable String id) {
        service.cancel(id);
        return rebuild(id);
    }

    @PostMapping("/projections/{name}/verifications")
    @Operation(summary = "Compare a view with the fold of the ledger at one position", operationId = "verifyProjection")
    @Refuses({"rebuild-running", "not-rebuildable"})
    @ResponseStatus(HttpStatus.ACCEPTED)
    VerificationStarted verify(@PathVariable String name) {
        return new VerificationStarted(service.start(RebuildPlan.verification(name)));
    }

    @GetMapping("/verifications/{id}")
    @Operation(summary = "How far a verification is, and what differs")
    VerificationReport verification(@PathVariable String id) {
        Rebuild rebuild = service.find(id);
        if (rebuild.plan().mode() != RebuildMode.VERIFICATION) {
            throw Refusal.notFound();
        }
        return VerificationReport.of(rebuild, service.progress(id), json);
    }

    private static RebuildMode mode(@Nullable String word) {
        if (word == null) {
            throw Refusal.invalid("/mode", "required", "mode must be shadow, in-place or dry-run");
        }
        return RebuildMode.of(word)
                .filter(mode -> mode != RebuildMode.VERIFICATION)
                .orElseThrow(
                        () -> Refusal.invalid("/mode", "unknown", "mode must be shadow, in-place or dry-run: " + word));
    }

    private @Nullable Long from(@Nullable JsonNode from) {
        if (from == null || from.isNull()) {
            return null;
        }
        if (from.isIntegralNumber() && from.canConvertToLong() && from.longValue() > 0) {
            return from.longValue();
        }
        if (from.isString() && POSITION.matcher(from.stringValue()).matches()) {
            return Long.valueOf(from.stringValue());
        }
        if (from.isString()) {
            try {
                return service.positionAt(range.instant("/from", from.stringValue()));
            } catch (IllegalArgumentException e) {
                throw unreadable();
            }
        }
        throw unreadable();
    }

    private static Refusal unreadable() {
        return Refusal.invalid("/from", "not-a-moment", "from must be a ledger position or an RFC 3339 instant");
    }
}
