package com.firewalker.notification.inbox;

import com.firewalker.notification.rendering.InboxEntry;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client's way through its inbox: sends everything after a cursor in order, each entry once. One thread at a time
 * drains it; a wake-up during a drain makes it look again.
 */
class Feed {

    private static final Logger log = LoggerFactory.getLogger(Feed.class);
    private static final int PAGE = 100;

    private final Listener listener;
    private final Inbox inbox;
    private final Sink sink;
    private final Executor executor;
    private final AtomicInteger wishes = new AtomicInteger();
    private volatile long cursor;
    private volatile boolean closed;

    Feed(Listener listener, long cursor, Inbox inbox, Sink sink, Executor executor) {
        this.listener = listener;
        this.cursor = cursor;
        this.inbox = inbox;
        this.sink = sink;
        this.executor = executor;
    }

    String walkerId() {
        return listener.walkerId();
    }

    long cursor() {
        return cursor;
    }

    boolean closed() {
        return closed;
    }

    boolean of(String sessionId) {
        return listener.sessionId().equals(sessionId);
    }

    void close() {
        closed = true;
    }

    /** Ends it from our side. */
    void end() {
        close(sink::end);
    }

    /** Ends it in favour of a newer one of the same walker. */
    void displace() {
        close(sink::displaced);
    }

    /** A line that has just broken refuses to be ended: whoever ends it has other feeds to open or to end. */
    private void close(Runnable end) {
        close();
        try {
            end.run();
        } catch (RuntimeException e) {
            log.debug("inbox stream had already ended: {}", e.toString());
        }
    }

    void wake() {
        run(this::drain);
    }

    /** Lets the client and the proxies between see that the line stands. */
    void beat() {
        run(() -> {
            if (sink.ready()) {
                sink.beat();
            }
            drain();
        });
    }

    private void run(Step step) {
        if (!closed && wishes.getAndIncrement() == 0) {
            executor.execute(() -> work(step));
        }
    }

    private void work(Step step) {
        int seen = wishes.get();
        try {
            step.run();
            for (int left = wishes.addAndGet(-seen); left != 0 && !closed; left = wishes.addAndGet(-seen)) {
                seen = left;
                drain();
            }
        } catch (Exception e) {
            log.debug("inbox stream ended: {}", e.toString());
            end();
        }
    }

    private void drain() throws Exception {
        List<InboxEntry> page;
        do {
            page = sink.ready() ? inbox.after(walkerId(), cursor, PAGE) : List.of();
            for (InboxEntry entry : page) {
                if (closed || !sink.ready()) {
                    return;
                }
                sink.send(entry);
                cursor = entry.seq();
            }
        } while (page.size() == PAGE);
    }

    private interface Step {
        void run() throws Exception;
    }

    /** Where a feed sends to. Any exception ends the feed. */
    interface Sink {
        boolean ready();

        void send(InboxEntry entry) throws Exception;

        void beat() throws Exception;

        void end();

        /** Ends because the walker opened more streams than are allowed. */
        default void displaced() {
            end();
        }
    }
}
