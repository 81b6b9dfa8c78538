package com.firewalker.query.friends;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The rows that a batch of facts comes to: at most one per tie, request and walker. */
final class FriendsRows {

    /** What a walker is to another; position 0 means that no fact has spoken yet. */
    record Tie(
            String walkerId,
            String otherId,
            boolean friends,
            long sinceMillis,
            long bondPosition,
            boolean blocks,
            long blockPosition) {

        Tie bond(boolean now, long since, long position) {
            return position > bondPosition
                    ? new Tie(walkerId, otherId, now, since, position, blocks, blockPosition)
                    : this;
        }

        Tie block(boolean now, long position) {
            return position > blockPosition
                    ? new Tie(walkerId, otherId, friends, sinceMillis, bondPosition, now, position)
                    : this;
        }
    }

    /**
     * A request, when it was made, how it ended, who barred it.
     * @param named the walkers whom the facts about it named: a fact without the asking still says whose request it was
     */
    record Ask(
            String requestId,
            Asked asked,
            long endedPosition,
            String barredBy,
            long barredPosition,
            Set<String> named) {

        Ask naming(String one, String other) {
            Set<String> both = new HashSet<>(named);
            both.add(one);
            both.add(other);
            return new Ask(requestId, asked, endedPosition, barredBy, barredPosition, Set.copyOf(both));
        }

        Ask with(Asked newer) {
            return newer.position() > asked.position()
                    ? new Ask(requestId, newer, endedPosition, barredBy, barredPosition, named)
                    : this;
        }

        Ask ended(long position) {
            return new Ask(requestId, asked, Math.max(position, endedPosition), barredBy, barredPosition, named);
        }

        Ask barred(String by, long position) {
            return position > barredPosition ? new Ask(requestId, asked, endedPosition, by, position, named) : this;
        }
    }

    record Asked(String requesterId, String addresseeId, long atMillis, boolean silent, long position) {

        static final Asked NEVER = new Asked("", "", 0, false, 0);
    }

    record BoardVisibility(String walkerId, int visibility, long position) {}

    private record Pair(String walkerId, String otherId) {}

    private final Map<Pair, Tie> ties = new HashMap<>();
    private final Map<String, Ask> asks = new HashMap<>();
    private final Map<String, BoardVisibility> sights = new HashMap<>();
    private final Map<String, Long> erased = new HashMap<>();

    void tie(String walkerId, String otherId, UnaryOperator<Tie> change) {
        ties.compute(
                new Pair(walkerId, otherId),
                (pair, tie) -> change.apply(tie == null ? new Tie(walkerId, otherId, false, 0, 0, false, 0) : tie));
    }

    /** Names the request's two walkers, in either order. */
    void ask(String requestId, String one, String other, UnaryOperator<Ask> change) {
        asks.compute(
                requestId,
                (id, ask) -> change.apply(ask == null ? new Ask(requestId, Asked.NEVER, 0, "", 0, Set.of()) : ask)
                        .naming(one, other));
    }

    void sight(BoardVisibility sight) {
        sights.merge(sight.walkerId(), sight, (old, one) -> one.position() > old.position() ? one : old);
    }

    void erase(String walkerId, long position) {
        erased.merge(walkerId, position, Math::max);
    }

    /** Takes out everything that names these walkers: what is erased stays erased, whatever arrives later. */
    void forget(Set<String> walkers) {
        ties.keySet().removeIf(pair -> walkers.contains(pair.walkerId()) || walkers.contains(pair.otherId()));
        asks.values().removeIf(ask -> !Collections.disjoint(ask.named(), walkers));
        sights.keySet().removeAll(walkers);
    }

    Set<String> walkers() {
        Set<String> walkers = new HashSet<>(sights.keySet());
        ties.keySet().forEach(pair -> walkers.add(pair.walkerId()));
        asks.values().forEach(ask -> walkers.addAll(ask.named()));
        return walkers;
    }

    Collection<Tie> ties() {
        return ties.values();
    }

    Collection<Ask> asks() {
        return asks.values();
    }

    Collection<BoardVisibility> sights() {
        return sights.values();
    }

    Map<String, Long> erased() {
        return erased;
    }
}
