package com.firewalker.query.friends;

import com.firewalker.platform.web.Cursor;
import com.firewalker.platform.web.Page;
import com.firewalker.platform.web.Refusal;
import com.firewalker.query.directory.WalkerNames;
import com.firewalker.query.view.ConsistentReads;
import com.firewalker.query.view.PositionedResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/** Answers with lists of friends and requests: a page from one snapshot, its names in one call. */
@Component
class FriendLists {

    private static final Duration LAPSE = Duration.ofDays(30);

    private final ConsistentReads reads;
    private final FriendshipViewRepository ties;
    private final FriendRequestViewRepository asks;
    private final WalkerNames names;
    private final Clock clock;

    FriendLists(
            ConsistentReads reads,
            FriendshipViewRepository ties,
            FriendRequestViewRepository asks,
            WalkerNames names,
            Clock clock) {
        this.reads = reads;
        this.ties = ties;
        this.asks = asks;
        this.names = names;
        this.clock = clock;
    }

    record Friend(
            String walkerId, String displayName, @Nullable String imageUrl, Instant since) {}

    record Blocked(
            String walkerId, String displayName, @Nullable String imageUrl) {}

    record Request(
            String requestId,
            String walkerId,
            String displayName,
            @Nullable String imageUrl,
            String direction,
            Instant requestedAt) {}

    /** Which part of a list is asked for, and after which position. */
    record Part(
            int limit, @Nullable String cursor, @Nullable Long after) {}

    PositionedResult<Page<Friend>> friends(String walkerId, Part part) {
        String scope = "friends " + walkerId;
        List<String> keys = Cursor.read(scope, 1, part.cursor());
        String begin = keys == null ? "" : keys.get(0);
        PositionedResult<List<FriendshipView>> found = reads.answer(
                FriendsProjection.VIEW, part.after(), () -> ties.friends(walkerId, begin, Limit.of(part.limit() + 1)));
        WalkerNames.Found called =
                names.of(found.value().stream().map(FriendshipView::otherId).toList());
        return new PositionedResult<>(
                page(found.value(), part.limit(), last -> Cursor.write(scope, last.otherId()), tie -> {
                    WalkerNames.Name name = called.of(tie.otherId());
                    return new Friend(tie.otherId(), name.displayName(), name.imageUrl(), tie.since());
                }),
                found.position());
    }

    /** Those whom the walker shut out. */
    PositionedResult<Page<Blocked>> blocks(String walkerId, Part part) {
        String scope = "blocks " + walkerId;
        List<String> keys = Cursor.read(scope, 1, part.cursor());
        String begin = keys == null ? "" : keys.get(0);
        PositionedResult<List<FriendshipView>> found = reads.answer(
                FriendsProjection.VIEW, part.after(), () -> ties.blocked(walkerId, begin, Limit.of(part.limit() + 1)));
        WalkerNames.Found called =
                names.of(found.value().stream().map(FriendshipView::otherId).toList());
        return new PositionedResult<>(
                page(found.value(), part.limit(), last -> Cursor.write(scope, last.otherId()), tie -> {
                    WalkerNames.Name name = called.of(tie.otherId());
                    return new Blocked(tie.otherId(), name.displayName(), name.imageUrl());
                }),
                found.position());
    }

    PositionedResult<Page<Request>> requests(String walkerId, Direction direction, Part part) {
        String scope = "friend-requests " + direction + " " + walkerId;
        List<String> keys = Cursor.read(scope, 2, part.cursor());
        long millis = keys == null ? Long.MAX_VALUE : millis(keys.get(0));
        String id = keys == null ? "" : keys.get(1);
        long lapsed = clock.instant().minus(LAPSE).toEpochMilli();
        Limit limit = Limit.of(part.limit() + 1);
        PositionedResult<List<FriendRequestView>> found = reads.answer(
                FriendsProjection.VIEW,
                part.after(),
                () -> direction == Direction.IN
                        ? asks.received(walkerId, lapsed, millis, id, limit)
                        : asks.sent(walkerId, lapsed, millis, id, limit));
        WalkerNames.Found called =
                names.of(found.value().stream().map(direction::other).toList());
        return new PositionedResult<>(
                page(
                        found.value(),
                        part.limit(),
                        last -> Cursor.write(scope, last.requestedMillis(), last.requestId()),
                        ask -> request(ask, direction, called)),
                found.position());
    }

    private static Request request(FriendRequestView ask, Direction direction, WalkerNames.Found called) {
        String other = direction.other(ask);
        WalkerNames.Name name = called.of(other);
        return new Request(
                ask.requestId(),
                other,
                name.displayName(),
                name.imageUrl(),
                direction.word(),
                Instant.ofEpochMilli(ask.requestedMillis()));
    }

    private static <V, T> Page<T> page(List<V> found, int limit, Function<V, String> cursor, Function<V, T> item) {
        List<V> shown = found.subList(0, Math.min(limit, found.size()));
        String next = found.size() > limit ? cursor.apply(shown.get(limit - 1)) : null;
        return new Page<>(shown.stream().map(item).toList(), next);
    }

    private static long millis(String key) {
        try {
            return Long.parseLong(key);
        } catch (NumberFormatException e) {
            throw Refusal.invalid("/cursor", "invalid-cursor", "This cursor does not belong to this list");
        }
    }
}
