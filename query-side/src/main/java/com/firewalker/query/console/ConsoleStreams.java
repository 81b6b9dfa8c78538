package com.firewalker.query.console;

import com.firewalker.platform.security.Caller;
import com.firewalker.query.view.Watch;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Tells every open console each second how things are. One look serves all of them; without one nobody looks. */
@Component
class ConsoleStreams extends Watch {

    static final int MOST = 50;

    private static final Logger log = LoggerFactory.getLogger(ConsoleStreams.class);

    private static final long EVERY_MILLIS = 1_000;

    private final Overviews overviews;
    private final LastHour lastHour;
    private final Clock clock;
    private final Deque<SseEmitter> open = new ArrayDeque<>();

    ConsoleStreams(Overviews overviews, LastHour lastHour, Clock clock) {
        super("console-streams", EVERY_MILLIS);
        this.overviews = overviews;
        this.lastHour = lastHour;
        this.clock = clock;
    }

    /** Open until the caller's token is over. At most fifty: the oldest is closed for one more. */
    SseEmitter open(Caller caller) throws IOException {
        var emitter = new SseEmitter(caller.millisLeft(clock));
        emitter.onCompletion(() -> forget(emitter));
        emitter.onTimeout(emitter::complete);
        emitter.onError(failure -> forget(emitter));
        emitter.send(SseEmitter.event().name("history").data(lastHour.history()));
        emitter.send(SseEmitter.event().name("overview").data(overviews.now()));
        SseEmitter oldest = add(emitter);
        if (oldest != null) {
            end(oldest, oldest::complete);
        }
        return emitter;
    }

    @Override
    protected void look() {
        List<SseEmitter> all = all();
        if (all.isEmpty()) {
            return;
        }
        Overview now = overviews.now();
        for (SseEmitter emitter : all) {
            try {
                emitter.send(SseEmitter.event().name("overview").data(now));
            } catch (IOException | RuntimeException e) {
                end(emitter, () -> emitter.completeWithError(e));
            }
        }
    }

    /** A line that has just broken refuses to be ended: whoever ends it has other consoles to serve. */
    private void end(SseEmitter emitter, Runnable end) {
        forget(emitter);
        try {
            end.run();
        } catch (IllegalStateException e) {
            log.debug("console stream had already ended: {}", e.toString());
        }
    }

    private synchronized @Nullable SseEmitter add(SseEmitter emitter) {
        open.addLast(emitter);
        return open.size() > MOST ? open.removeFirst() : null;
    }

    private synchronized void forget(SseEmitter emitter) {
        open.remove(emitter);
    }

    private synchronized List<SseEmitter> all() {
        return List.copyOf(open);
    }
}
