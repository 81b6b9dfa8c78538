package com.firewalker.query.friends;

import com.firewalker.query.leaderboard.Acquaintances;
import com.firewalker.query.view.ConsistentReads;
import com.firewalker.query.view.PositionedResult;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Friends and blocks of a walker, in one read of the friends view. */
@Component
class ViewAcquaintances implements Acquaintances {

    private final ConsistentReads reads;
    private final FriendshipViewRepository ties;

    ViewAcquaintances(ConsistentReads reads, FriendshipViewRepository ties) {
        this.reads = reads;
        this.ties = ties;
    }

    @Override
    public Circle of(String walkerId, @Nullable Long after) {
        PositionedResult<List<FriendshipView>> around =
                reads.answer(FriendsProjection.VIEW, after, () -> ties.around(walkerId));
        var friends = new HashSet<String>();
        var blocked = new HashSet<String>();
        for (FriendshipView tie : around.value()) {
            if (tie.blocks()) {
                blocked.add(tie.walkerId().equals(walkerId) ? tie.otherId() : tie.walkerId());
            }
            if (tie.friends() && tie.walkerId().equals(walkerId)) {
                friends.add(tie.otherId());
            }
        }
        return new Circle(friends, blocked, around.position());
    }
}
