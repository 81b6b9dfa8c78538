package com.firewalker.query.friends;

import com.firewalker.events.v1.Visibility;
import com.firewalker.platform.web.Refusal;
import com.firewalker.query.leaderboard.WalkerNames;
import com.firewalker.query.view.Answer;
import com.firewalker.query.view.Answers;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Shows a walker to whoever may see: everybody where public, else friends; a block hides both from each other. */
@Component
class Profiles {

    private final Answers answers;
    private final TieViewRepository ties;
    private final WalkerNames names;
    private final JdbcTemplate jdbc;

    Profiles(Answers answers, TieViewRepository ties, WalkerNames names, JdbcTemplate jdbc) {
        this.answers = answers;
        this.ties = ties;
        this.names = names;
        this.jdbc = jdbc;
    }

    record Profile(
            String walkerId, String displayName, @Nullable String imageUrl, boolean friend) {}

    /** What the viewer may see. */
    private record Seen(boolean friend) {}

    Answer<Profile> of(String walkerId, String viewerId, @Nullable Long after) {
        var seen = answers.answer(FriendsProjection.VIEW, after, () -> look(walkerId, viewerId));
        var friend = seen.value().orElseThrow(Refusal::notFound).friend();
        var name = names.of(List.of(walkerId)).of(walkerId);
        return new Answer<>(new Profile(walkerId, name.displayName(), name.imageUrl(), friend), seen.position());
    }

    /** Nothing where the walker might as well not exist. */
    private Optional<Seen> look(String walkerId, String viewerId) {
        var visibility =
                jdbc.queryForList("SELECT visibility FROM friend_sight WHERE walker_id = ?", Integer.class, walkerId);
        var between = ties.between(walkerId, viewerId);
        if (visibility.isEmpty() || between.stream().anyMatch(TieView::blocks)) {
            return Optional.empty();
        }
        var friends = between.stream().anyMatch(TieView::friends);
        var open = visibility.get(0) == Visibility.VISIBILITY_PUBLIC_VALUE;
        return open || friends || walkerId.equals(viewerId) ? Optional.of(new Seen(friends)) : Optional.empty();
    }
}
