package com.firewalker.query.friends;

import static com.firewalker.query.friends.FriendEvents.accepted;
import static com.firewalker.query.friends.FriendEvents.asked;
import static com.firewalker.query.friends.FriendEvents.blocked;
import static com.firewalker.query.friends.FriendEvents.ended;
import static com.firewalker.query.friends.FriendEvents.unblocked;
import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.query.testing.TestLedger.Entry;
import com.firewalker.query.view.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Events in, rows out. */
class FriendsFoldTest {

    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
    private final List<Fact> story = facts(
            asked("anna", "ben", NOON, false),
            accepted("anna", "ben"),
            ended("ben", "anna"),
            asked("ben", "anna", NOON, false),
            blocked("anna", "ben", false),
            unblocked("anna", "ben"),
            asked("carl", "anna", NOON, true));

    @Test
    void sameRowsWhateverTheOrderAndHoweverOften() {
        var expected = fold(story);
        var random = new Random(7);
        for (int round = 0; round < 200; round++) {
            var shuffled = new ArrayList<>(story);
            shuffled.addAll(story.subList(0, random.nextInt(story.size())));
            Collections.shuffle(shuffled, random);
            var rows = fold(shuffled);
            assertThat(new HashSet<>(rows.ties())).isEqualTo(new HashSet<>(expected.ties()));
            assertThat(new HashSet<>(rows.asks())).isEqualTo(new HashSet<>(expected.asks()));
        }
    }

    @Test
    void keepsTheLastWordOnEachTie() {
        var rows = fold(story);
        assertThat(rows.ties()).extracting(FriendsRows.Tie::friends).containsOnly(false);
        assertThat(rows.ties()).extracting(FriendsRows.Tie::blocks).containsOnly(false);
        assertThat(rows.asks()).hasSize(3);
    }

    private static FriendsRows fold(List<Fact> facts) {
        var rows = new FriendsRows();
        facts.forEach(fact -> FriendsFold.fold(rows, fact));
        return rows;
    }

    private static List<Fact> facts(Entry... entries) {
        var facts = new ArrayList<Fact>();
        for (var entry : entries) {
            facts.add(new Fact(facts.size() + 1, NOON, entry.event()));
        }
        return facts;
    }
}
