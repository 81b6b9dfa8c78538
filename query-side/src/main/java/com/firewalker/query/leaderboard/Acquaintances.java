package com.firewalker.query.leaderboard;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who is whose friend, and who must not see whom; answered by the friends view. */
public interface Acquaintances {

    /** Until there is a friends view: everybody is alone. */
    Acquaintances NONE = (walkerId, after) -> new Circle(Set.of(), Set.of(), Long.MAX_VALUE);

    /**
     * A walker's friends, and the walkers who block or are blocked by that walker.
     * @param position the ledger position that the answer shows
     */
    record Circle(Set<String> friends, Set<String> blocked, long position) {

        public Circle {
            friends = Set.copyOf(friends);
            blocked = Set.copyOf(blocked);
        }

        /** Whether the caller may know who stands at a place (domain-rules.md 8.5). */
        public boolean mayName(String walkerId) {
            return !blocked.contains(walkerId);
        }
    }

    /** @param after answer only from a view that has applied this position */
    Circle of(String walkerId, @Nullable Long after);
}
