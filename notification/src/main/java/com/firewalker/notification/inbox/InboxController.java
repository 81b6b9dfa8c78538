package com.firewalker.notification.inbox;

import com.firewalker.platform.security.Caller;
import com.firewalker.platform.web.Positions;
import com.firewalker.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** A walker's own inbox over REST, and as a stream of server-sent events. */
@RestController
@Tag(name = "Notifications")
@RequestMapping("/v1/me/notifications")
class InboxController {

    private final Inbox inbox;
    private final InboxPages pages;
    private final InboxPosition position;
    private final InboxStreams streams;

    InboxController(Inbox inbox, InboxPages pages, InboxPosition position, InboxStreams streams) {
        this.inbox = inbox;
        this.pages = pages;
        this.position = position;
        this.streams = streams;
    }

    @GetMapping
    @Operation(summary = "The caller's notifications, the newest first")
    ResponseEntity<InboxPages.InboxPage> list(
            Caller caller,
            @RequestHeader(name = Positions.FIREWALKER_AFTER, required = false) @Nullable Long after,
            @RequestParam(defaultValue = "false") boolean unread,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        position.await(caller.walkerId(), after);
        InboxPages.Answer answer = pages.page(caller.walkerId(), unread, limit, cursor);
        return at(answer.position()).body(answer.page());
    }

    @PostMapping("/{id}/read")
    @Operation(summary = "Mark one notification as read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void read(Caller caller, @PathVariable String id) {
        if (!NoticeId.isOne(id) || !inbox.markRead(caller.walkerId(), NoticeId.parse(id))) {
            throw Refusal.notFound();
        }
    }

    @PostMapping("/read-all")
    @Operation(summary = "Mark all notifications as read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void readAll(Caller caller) {
        inbox.markAllRead(caller.walkerId());
    }

    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(summary = "Notifications as server-sent events; Last-Event-ID goes on after the one it names")
    ResponseEntity<SseEmitter> stream(
            Caller caller,
            @RequestHeader(name = Positions.FIREWALKER_AFTER, required = false) @Nullable Long after,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId) {
        if (lastEventId != null && !lastEventId.isEmpty() && !NoticeId.isOne(lastEventId)) {
            throw Refusal.invalid("/Last-Event-ID", "invalid-event-id", "Last-Event-ID is not an id of this stream");
        }
        position.await(caller.walkerId(), after);
        return at(position.applied()).body(streams.open(caller, lastEventId));
    }

    private static ResponseEntity.BodyBuilder at(long position) {
        return ResponseEntity.ok().header(Positions.FIREWALKER_POSITION, Long.toString(position));
    }

    /** A client that leaves while its stream begins is no failure, and nobody is there to be answered. */
    @ExceptionHandler({AsyncRequestNotUsableException.class, HttpMessageNotWritableException.class})
    void clientLeft() {}
}
