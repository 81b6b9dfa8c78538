package com.firewalker.notification.inbox;

import com.firewalker.notification.rendering.InboxEntry;
import com.firewalker.platform.security.Caller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Server-sent events. A stream begins with an id and no data, so that even a client that drops before the first notice
 * resumes at the right place; it ends with its access token, and the client resumes with a fresh one.
 */
@Component
class InboxStreams {

    private static final Logger log = LoggerFactory.getLogger(InboxStreams.class);
    private static final long RETRY_MILLIS = 1000;
    private static final long DISPLACED_RETRY_MILLIS = 60_000;

    private final Inbox inbox;
    private final InboxFeeds feeds;
    private final Notices notices;
    private final Clock clock;

    InboxStreams(Inbox inbox, InboxFeeds feeds, Notices notices, Clock clock) {
        this.inbox = inbox;
        this.feeds = feeds;
        this.notices = notices;
        this.clock = clock;
    }

    SseEmitter open(Caller caller, @Nullable String lastEventId) {
        String walkerId = caller.walkerId();
        long head = inbox.head(walkerId);
        long after = lastEventId == null || lastEventId.isEmpty() ? head : Math.min(head, NoticeId.parse(lastEventId));
        SseEmitter emitter = new SseEmitter(caller.millisLeft(clock));
        begin(emitter, after);
        Feed feed = feeds.open(Listener.of(caller), after, new SseSink(emitter, notices));
        emitter.onCompletion(() -> feeds.close(feed));
        emitter.onTimeout(emitter::complete);
        emitter.onError(e -> feeds.close(feed));
        feed.wake();
        return emitter;
    }

    private static void begin(SseEmitter emitter, long after) {
        try {
            emitter.send(SseEmitter.event()
                    .id(Long.toString(after))
                    .reconnectTime(RETRY_MILLIS)
                    .comment("from here"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record SseSink(SseEmitter emitter, Notices notices) implements Feed.Sink {

        @Override
        public boolean ready() {
            return true;
        }

        @Override
        public void send(InboxEntry entry) throws IOException {
            emitter.send(SseEmitter.event()
                    .id(Long.toString(entry.seq()))
                    .name("notification")
                    .data(notices.of(List.of(entry)).get(0), MediaType.APPLICATION_JSON));
        }

        @Override
        public void beat() throws IOException {
            emitter.send(SseEmitter.event().comment("still here"));
        }

        @Override
        public void end() {
            emitter.complete();
        }

        /** A client that reconnects at once would displace the next one in turn: it is asked to wait. */
        @Override
        public void displaced() {
            try {
                emitter.send(SseEmitter.event()
                        .reconnectTime(DISPLACED_RETRY_MILLIS)
                        .comment("closed: a newer stream of the same walker began"));
            } catch (IOException | IllegalStateException e) {
                log.debug("a displaced stream had already ended: {}", e.toString());
            }
            emitter.complete();
        }
    }
}
