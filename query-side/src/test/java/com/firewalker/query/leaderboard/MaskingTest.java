package com.firewalker.query.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.query.leaderboard.Acquaintances.Circle;
import com.firewalker.query.leaderboard.score.BoardVisibility;
import com.firewalker.query.ranking.Behind;
import com.firewalker.query.ranking.BoardPage.Place;
import com.firewalker.query.ranking.Standing;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who may know who stands at a place of a result (domain-rules.md 7.4, 8.5, 8.13). */
class MaskingTest {

    private static final Place PLACE = new Place(2, new Standing("pseudonym", 9_000, 7));

    /** Ex 7.4: a private walker is masked later, ranks unchanged. */
    @Test
    void masksWhoHidesAndLeavesRankAndScore() {
        Place seen = new Behind("anna", true).shown(PLACE, "ben");
        assertThat(seen).isEqualTo(new Place(2, PLACE.standing(), null, true));
        assertThat(new Behind("anna", false).shown(PLACE, "ben"))
                .isEqualTo(new Place(2, PLACE.standing(), "anna", false));
        assertThat(new Behind("anna", true).shown(PLACE, "anna"))
                .as("to themselves")
                .isEqualTo(new Place(2, PLACE.standing(), "anna", false));
    }

    /** Ex 7.4: an erased one leaves a masked row. */
    @Test
    void masksWhoIsErased() {
        assertThat(new Behind(null, false).shown(PLACE, "ben")).isEqualTo(new Place(2, PLACE.standing(), null, true));
        assertThat(Behind.NOBODY.shown(PLACE, "ben").masked()).isTrue();
    }

    /** 8.4: friends' boards only is hidden on a global board, too. */
    @Test
    void hidesOnSealedBoardsWhoIsNotPublicNow() {
        assertThat(BoardVisibility.hidesOnBoards(BoardVisibility.PUBLIC.number()))
                .isFalse();
        assertThat(BoardVisibility.hidesOnBoards(BoardVisibility.FRIENDS.number()))
                .isTrue();
        assertThat(BoardVisibility.hidesOnBoards(BoardVisibility.PRIVATE.number()))
                .isTrue();
        assertThat(BoardVisibility.hidesOnBoards(0)).isTrue();
    }

    /** 8.13: a private walker is shown in a challenge only where they said so. */
    @Test
    void hidesInChallengesWhoIsPrivateAndDidNotAgree() {
        assertThat(BoardVisibility.hidesInChallenges(BoardVisibility.PRIVATE.number(), false))
                .isTrue();
        assertThat(BoardVisibility.hidesInChallenges(BoardVisibility.ERASED.number(), false))
                .isTrue();
        assertThat(BoardVisibility.hidesInChallenges(BoardVisibility.PRIVATE.number(), true))
                .isFalse();
        assertThat(BoardVisibility.hidesInChallenges(BoardVisibility.FRIENDS.number(), false))
                .isFalse();
    }

    /** 8.5, 8.13: a blocked pair is masked to each other. */
    @Test
    void namesNobodyOfABlockedPair() {
        Circle circle = new Circle(Set.of("carl"), Set.of("ben"), 1);
        assertThat(circle.mayName("ben")).isFalse();
        assertThat(circle.mayName("carl")).isTrue();
    }
}
