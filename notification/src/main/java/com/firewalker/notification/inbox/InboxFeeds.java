package com.firewalker.notification.inbox;

import com.firewalker.platform.security.RevokedSessions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The clients that listen at this instance, at most five of a walker: a sixth ends the oldest (api.md 6). Any instance
 * can serve any client, because a client resumes by the id of the last entry it saw.
 */
@Component
class InboxFeeds {

    static final int MOST_PER_WALKER = 5;

    private static final Logger log = LoggerFactory.getLogger(InboxFeeds.class);

    /** Of each walker the oldest first. */
    private final Map<String, List<Feed>> feeds = new ConcurrentHashMap<>();

    private final Inbox inbox;
    private final RevokedSessions denied;
    private final Executor executor;
    private volatile boolean draining;

    InboxFeeds(Inbox inbox, RevokedSessions denied, @Qualifier("applicationTaskExecutor") Executor executor) {
        this.inbox = inbox;
        this.denied = denied;
        this.executor = executor;
        denied.onDenied(this::endSession);
        denied.onSuspended(this::endAll);
    }

    private void endAll(String walkerId) {
        feeds.getOrDefault(walkerId, List.of()).forEach(Feed::end);
    }

    private void endSession(String sessionId) {
        feeds.values()
                .forEach(all -> all.stream().filter(feed -> feed.of(sessionId)).forEach(Feed::end));
    }

    /** The service is about to end: its streams end now, and their clients resume at another node. */
    @EventListener(ContextClosedEvent.class)
    void drain() {
        draining = true;
        feeds.values().forEach(all -> all.forEach(Feed::end));
    }

    /** Starts after an id, or now where the client names none. The caller wakes the feed when its sink is set. */
    Feed open(Listener listener, long after, Feed.Sink sink) {
        Feed feed = new Feed(listener, after, inbox, sink, executor);
        feeds.merge(listener.walkerId(), List.of(feed), InboxFeeds::with);
        displaced(listener.walkerId()).forEach(Feed::displace);
        if (draining || denied.contains(listener.sessionId())) {
            feed.end();
        }
        return feed;
    }

    private static List<Feed> with(List<Feed> known, List<Feed> more) {
        return Stream.concat(known.stream(), more.stream()).toList();
    }

    /** Takes out the oldest beyond the limit; each is taken out once, however many open at the same time. */
    private List<Feed> displaced(String walkerId) {
        List<Feed> oldest = new ArrayList<>();
        feeds.computeIfPresent(walkerId, (id, known) -> {
            List<Feed> open = known.stream().filter(feed -> !feed.closed()).toList();
            int tooMany = Math.max(0, open.size() - MOST_PER_WALKER);
            oldest.addAll(open.subList(0, tooMany));
            return open.isEmpty() ? null : open.subList(tooMany, open.size());
        });
        return oldest;
    }

    void close(Feed feed) {
        feed.close();
        feeds.computeIfPresent(feed.walkerId(), (id, known) -> {
            List<Feed> left = known.stream().filter(each -> each != feed).toList();
            return left.isEmpty() ? null : left;
        });
    }

    void wake(String walkerId) {
        feeds.getOrDefault(walkerId, List.of()).forEach(Feed::wake);
    }

    /** Finds what a lost wake-up left behind. */
    void look() {
        sweep();
        List<String> walkers = List.copyOf(feeds.keySet());
        for (int from = 0; from < walkers.size(); from += 500) {
            Map<String, Long> heads = inbox.heads(walkers.subList(from, Math.min(walkers.size(), from + 500)));
            heads.forEach((walkerId, head) -> feeds.getOrDefault(walkerId, List.of()).stream()
                    .filter(feed -> feed.cursor() < head)
                    .forEach(Feed::wake));
        }
    }

    void beat() {
        feeds.values().forEach(all -> all.forEach(Feed::beat));
    }

    int openOf(String walkerId) {
        return feeds.getOrDefault(walkerId, List.of()).size();
    }

    int open() {
        return feeds.values().stream().mapToInt(List::size).sum();
    }

    private void sweep() {
        Set<Feed> ended = feeds.values().stream()
                .flatMap(List::stream)
                .filter(Feed::closed)
                .collect(Collectors.toSet());
        ended.forEach(this::close);
        if (!ended.isEmpty()) {
            log.debug("{} feeds ended, {} open", ended.size(), open());
        }
    }
}
