package com.firewalker.notification.inbox;

import com.firewalker.platform.security.DeniedSessions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** The clients that listen at this instance. Any instance can serve any client: the inbox knows where each one is. */
@Component
class InboxFeeds {

    private static final Logger LOG = LoggerFactory.getLogger(InboxFeeds.class);

    private final Map<String, Set<Feed>> feeds = new ConcurrentHashMap<>();
    private final Inbox inbox;
    private final DeniedSessions denied;
    private final Executor executor;

    InboxFeeds(Inbox inbox, DeniedSessions denied, @Qualifier("applicationTaskExecutor") Executor executor) {
        this.inbox = inbox;
        this.denied = denied;
        this.executor = executor;
        denied.onDenied(this::endSession);
    }

    private void endSession(String sessionId) {
        feeds.values()
                .forEach(all -> all.stream().filter(feed -> feed.of(sessionId)).forEach(Feed::end));
    }

    /** Starts after an id, or now where the client names none. The caller wakes the feed when its sink is set. */
    Feed open(Listener listener, long after, Feed.Sink sink) {
        Feed feed = new Feed(listener, after, inbox, sink, executor);
        feeds.compute(listener.walkerId(), (id, known) -> {
            Set<Feed> all = known == null ? ConcurrentHashMap.newKeySet() : known;
            all.add(feed);
            return all;
        });
        if (denied.contains(listener.sessionId())) {
            feed.end();
        }
        return feed;
    }

    void close(Feed feed) {
        feed.close();
        feeds.computeIfPresent(feed.walkerId(), (id, known) -> {
            known.remove(feed);
            return known.isEmpty() ? null : known;
        });
    }

    void wake(String walkerId) {
        feeds.getOrDefault(walkerId, Set.of()).forEach(Feed::wake);
    }

    /** Finds what a lost wake-up left behind. */
    void look() {
        sweep();
        List<String> walkers = List.copyOf(feeds.keySet());
        for (int from = 0; from < walkers.size(); from += 500) {
            Map<String, Long> heads = inbox.heads(walkers.subList(from, Math.min(walkers.size(), from + 500)));
            heads.forEach((walkerId, head) -> feeds.getOrDefault(walkerId, Set.of()).stream()
                    .filter(feed -> feed.cursor() < head)
                    .forEach(Feed::wake));
        }
    }

    void beat() {
        feeds.values().forEach(all -> all.forEach(Feed::beat));
    }

    int open() {
        return feeds.values().stream().mapToInt(Set::size).sum();
    }

    private void sweep() {
        Set<Feed> ended = feeds.values().stream()
                .flatMap(Set::stream)
                .filter(Feed::closed)
                .collect(Collectors.toSet());
        ended.forEach(this::close);
        if (!ended.isEmpty()) {
            LOG.debug("{} feeds ended, {} open", ended.size(), open());
        }
    }
}
