package com.firewalker.query.console;

import com.firewalker.platform.ledger.store.LedgerHead;
import com.firewalker.platform.ledger.store.LedgerPage;
import com.firewalker.platform.ledger.store.LedgerReader;
import com.firewalker.platform.security.Caller;
import com.firewalker.platform.web.Page;
import com.firewalker.platform.web.Refusal;
import com.firewalker.query.view.EventJson;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** What operators look at: everything as it happens, and the ledger by position (api.md 7). */
@RestController
@Tag(name = "Operators")
@RequestMapping("/v1/ops")
class ConsoleController {

    /** Positions that one question looks through at most: types have no index. */
    static final long REACH = 20_000;

    private static final Pattern TYPE = Pattern.compile("[A-Za-z][A-Za-z0-9.]{0,99}");

    /** Where an event's name begins that was given without its package. */
    private static final String PACKAGE = "firewalker.events.v1.";

    private final ConsoleStreams streams;
    private final LedgerReader ledger;
    private final LedgerHead head;
    private final EventJson json;

    ConsoleController(ConsoleStreams streams, LedgerReader ledger, LedgerHead head, EventJson json) {
        this.streams = streams;
        this.ledger = ledger;
        this.head = head;
        this.json = json;
    }

    @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            summary = "All that a console shows, as server-sent events",
            description = "First history, the lag of the last hour, then overview every second: projections and"
                    + " processes with their rebuilds, dead letters, the replica's and Redis' state, rates.")
    SseEmitter watch(Caller caller) throws IOException {
        return streams.open(caller);
    }

    /** A page may have fewer events than asked for and still not be the last one. */
    @GetMapping("/ledger/events")
    @Operation(
            summary = "Events of the ledger by position",
            description = "Those after a position, of one type or of all; next is the position to go on after, null at"
                    + " the end of the ledger. A page may be short and not the last.")
    Page<EventJson.Event> events(
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = Page.limit(limit);
        if (after < 0) {
            throw Refusal.invalid("/after", "out-of-range", "after must be a position: " + after);
        }
        long end = head.position();
        long reach = type == null ? end : Math.min(end, after + Math.min(REACH, Long.MAX_VALUE - after));
        if (after >= end) {
            return new Page<>(List.of(), null);
        }
        LedgerPage page = ledger.next(after, reach, size, types(type));
        return new Page<>(
                page.events().stream().map(json::of).toList(),
                page.reached() < end ? Long.toString(page.reached()) : null);
    }

    private static Set<String> types(@Nullable String type) {
        if (type == null) {
            return Set.of();
        }
        if (!TYPE.matcher(type).matches()) {
            throw Refusal.invalid("/type", "invalid", "type must be an event's name, such as StepsRecorded");
        }
        return Set.of(type.indexOf('.') < 0 ? PACKAGE + type : type);
    }
}
