package com.firewalker.notification.inbox;

import com.firewalker.notification.wording.Entry;
import com.firewalker.platform.security.Caller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Server-sent events. A stream begins with an id and no data, so that even a client that drops before the first notice
 * resumes at the right place; it ends within the life of an access token and the client resumes with a fresh one.
 */
@Component
class InboxStreams {

    private static final long LIFE_MILLIS = Duration.ofMinutes(10).toMillis();
    private static final long RETRY_MILLIS = 1000;

    private final Inbox inbox;
    private final InboxFeeds feeds;
    private final Notices notices;

    InboxStreams(Inbox inbox, InboxFeeds feeds, Notices notices) {
        this.inbox = inbox;
        this.feeds = feeds;
        this.notices = notices;
    }

    SseEmitter open(Caller caller, @Nullable String lastEventId) {
        String walkerId = caller.walkerId();
        long head = inbox.head(walkerId);
        long after = lastEventId == null || lastEventId.isEmpty() ? head : Math.min(head, NoticeId.parse(lastEventId));
        SseEmitter emitter = new SseEmitter(LIFE_MILLIS);
        Feed feed = feeds.open(Listener.of(caller), after, new SseSink(emitter, notices));
        emitter.onCompletion(() -> feeds.close(feed));
        emitter.onTimeout(emitter::complete);
        emitter.onError(e -> feeds.close(feed));
        begin(emitter, feed);
        return emitter;
    }

    private static void begin(SseEmitter emitter, Feed feed) {
        try {
            emitter.send(SseEmitter.event()
                    .id(Long.toString(feed.cursor()))
                    .reconnectTime(RETRY_MILLIS)
                    .comment("from here"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        feed.wake();
    }

    private record SseSink(SseEmitter emitter, Notices notices) implements Feed.Sink {

        @Override
        public boolean ready() {
            return true;
        }

        @Override
        public void send(Entry entry) throws IOException {
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
    }
}
