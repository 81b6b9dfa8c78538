package com.firewalker.notification.inbox;

import com.firewalker.platform.security.Caller;
import com.firewalker.platform.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
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
@RequestMapping("/v1/me/notifications")
class InboxController {

    private final Inbox inbox;
    private final InboxPages pages;
    private final InboxStreams streams;

    InboxController(Inbox inbox, InboxPages pages, InboxStreams streams) {
        this.inbox = inbox;
        this.pages = pages;
        this.streams = streams;
    }

    @GetMapping
    InboxPages.InboxPage list(
            Caller caller,
            @RequestParam(defaultValue = "false") boolean unread,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return pages.page(caller.walkerId(), unread, limit, cursor);
    }

    @PostMapping("/{id}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void read(Caller caller, @PathVariable String id) {
        if (!NoticeId.isOne(id) || !inbox.markRead(caller.walkerId(), NoticeId.parse(id))) {
            throw Refusal.notFound();
        }
    }

    @PostMapping("/read-all")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void readAll(Caller caller) {
        inbox.markAllRead(caller.walkerId());
    }

    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter stream(
            Caller caller, @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId) {
        if (lastEventId != null && !lastEventId.isEmpty() && !NoticeId.isOne(lastEventId)) {
            throw Refusal.invalid("/Last-Event-ID", "invalid-event-id", "Last-Event-ID is not an id of this stream");
        }
        return streams.open(caller, lastEventId);
    }

    /** A client that leaves while its stream begins is no failure, and nobody is there to be answered. */
    @ExceptionHandler({AsyncRequestNotUsableException.class, HttpMessageNotWritableException.class})
    void clientLeft() {}
}
