package com.firewalker.query.friends;

import static com.firewalker.query.friends.FriendEvents.accepted;
import static com.firewalker.query.friends.FriendEvents.asked;
import static com.firewalker.query.friends.FriendEvents.blocked;
import static com.firewalker.query.friends.FriendEvents.blockedEnding;
import static com.firewalker.query.friends.FriendEvents.declined;
import static com.firewalker.query.friends.FriendEvents.ended;
import static com.firewalker.query.friends.FriendEvents.expired;
import static com.firewalker.query.friends.FriendEvents.unblocked;
import static com.firewalker.query.friends.FriendEvents.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.query.testing.TestLedger.Entry;
import com.firewalker.query.view.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
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
        FriendsRows expected = fold(story);
        var random = new Random(7);
        for (int round = 0; round < 200; round++) {
            List<Fact> shuffled = new ArrayList<>(story);
            shuffled.addAll(story.subList(0, random.nextInt(story.size())));
            Collections.shuffle(shuffled, random);
            FriendsRows rows = fold(shuffled);
            assertThat(new HashSet<>(rows.ties())).isEqualTo(new HashSet<>(expected.ties()));
            assertThat(new HashSet<>(rows.asks())).isEqualTo(new HashSet<>(expected.asks()));
        }
    }

    @Test
    void keepsTheLastWordOnEachTie() {
        FriendsRows rows = fold(story);
        assertThat(rows.ties()).extracting(FriendsRows.Tie::friends).containsOnly(false);
        assertThat(rows.ties()).extracting(FriendsRows.Tie::blocks).containsOnly(false);
        assertThat(rows.asks()).hasSize(3);
    }

    /** domain-rules.md 12.2: each of these names the request, and its walkers though the asking is not here. */
    @Test
    void forgetsWhatComesLateForARequestOfAWalkerWhoIsGone() {
        for (Entry late : List.of(
                accepted("anna", "ben"),
                declined("anna", "ben"),
                withdrawn("anna", "ben"),
                expired("anna", "ben"),
                blockedEnding("ben", "anna", FriendEvents.id("anna", "ben")))) {
            for (String gone : List.of("anna", "ben")) {
                FriendsRows rows = fold(facts(late));
                assertThat(rows.walkers()).as("looked for among the erased").contains("anna", "ben");
                rows.forget(Set.of(gone));
                assertThat(rows.asks()).isEmpty();
                assertThat(rows.ties()).isEmpty();
            }
        }
    }

    private static FriendsRows fold(List<Fact> facts) {
        var rows = new FriendsRows();
        facts.forEach(fact -> FriendsFold.fold(rows, fact));
        return rows;
    }

    private static List<Fact> facts(Entry... entries) {
        var facts = new ArrayList<Fact>();
        for (Entry entry : entries) {
            facts.add(new Fact(facts.size() + 1, NOON, entry.event()));
        }
        return facts;
    }
}
