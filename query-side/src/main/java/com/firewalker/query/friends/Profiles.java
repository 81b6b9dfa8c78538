package com.firewalker.query.friends;

import com.firewalker.events.v1.Visibility;
import com.firewalker.platform.web.Refusal;
import com.firewalker.query.day.DayProjection;
import com.firewalker.query.day.Days;
import com.firewalker.query.day.Streak;
import com.firewalker.query.directory.WalkerNames;
import com.firewalker.query.leaderboard.Scores;
import com.firewalker.query.view.ConsistentReads;
import com.firewalker.query.view.PositionedResult;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Shows a walker to whoever may see: everybody where public, else friends; a block hides both from each other. */
@Component
class Profiles {

    private final ConsistentReads reads;
    private final FriendshipViewRepository ties;
    private final WalkerNames names;
    private final Scores scores;
    private final Days days;
    private final JdbcTemplate jdbc;

    Profiles(
            ConsistentReads reads,
            FriendshipViewRepository ties,
            WalkerNames names,
            Scores scores,
            Days days,
            JdbcTemplate jdbc) {
        this.reads = reads;
        this.ties = ties;
        this.names = names;
        this.scores = scores;
        this.days = days;
        this.jdbc = jdbc;
    }

    /** The walker's local date now, the scores of its boards, and the streak that ends on it. */
    record Profile(
            @Schema(example = "6f1c9a52-7f0e-4d0e-9a3c-0b1d6a1f2e3d")
            String walkerId,

            @Schema(example = "Anna") String displayName,

            @Schema(example = "https://images.example/anna.jpg") @Nullable
            String imageUrl,

            @Schema(example = "true") boolean friend,
            @Schema(example = "2026-11-22") LocalDate date,
            Scores.Score steps,
            Streaks streak) {}

    /** Consecutive dates reached: now, and the most there ever were (domain-rules.md 6.3). */
    @Schema(name = "ProfileStreaks")
    record Streaks(
            @Schema(example = "3") int current,
            @Schema(example = "14") int best) {}

    private record Walked(LocalDate date, Streaks streak) {}

    /** What the viewer may see. */
    private record Seen(boolean friend) {}

    PositionedResult<Profile> of(String walkerId, String viewerId, @Nullable Long after) {
        PositionedResult<Optional<Seen>> seen =
                reads.answer(FriendsProjection.VIEW, after, () -> look(walkerId, viewerId));
        boolean friend = seen.value().orElseThrow(Refusal::notFound).friend();
        PositionedResult<Walked> walked = reads.answer(DayProjection.VIEW, after, () -> walked(walkerId));
        PositionedResult<Scores.Score> score =
                scores.of(walkerId, walked.value().date(), after);
        WalkerNames.Name name = names.of(List.of(walkerId)).of(walkerId);
        return new PositionedResult<>(
                new Profile(
                        walkerId,
                        name.displayName(),
                        name.imageUrl(),
                        friend,
                        walked.value().date(),
                        score.value(),
                        walked.value().streak()),
                Math.min(seen.position(), Math.min(walked.position(), score.position())));
    }

    private Walked walked(String walkerId) {
        LocalDate today = days.today(walkerId);
        Streak streak = days.streak(walkerId, today);
        return new Walked(today, new Streaks(streak.endingOn(today, today), streak.best()));
    }

    /** Nothing where the walker might as well not exist. */
    private Optional<Seen> look(String walkerId, String viewerId) {
        List<@Nullable Integer> visibility =
                jdbc.queryForList("SELECT visibility FROM friend_sight WHERE walker_id = ?", Integer.class, walkerId);
        List<FriendshipView> between = ties.between(walkerId, viewerId);
        if (visibility.isEmpty() || between.stream().anyMatch(FriendshipView::blocks)) {
            return Optional.empty();
        }
        boolean friends = between.stream().anyMatch(FriendshipView::friends);
        boolean open = visibility.get(0) == Visibility.VISIBILITY_PUBLIC_VALUE;
        return open || friends || walkerId.equals(viewerId) ? Optional.of(new Seen(friends)) : Optional.empty();
    }
}
