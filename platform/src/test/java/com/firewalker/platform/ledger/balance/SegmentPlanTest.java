package com.firewalker.platform.ledger.balance;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.platform.ledger.balance.SegmentPlan.Segment;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who is to hold what, where nodes come and go. */
class SegmentPlanTest {

    private static final Set<String> VIEWS = Set.of("badges", "boards", "days", "friends", "challenges");

    @Test
    void leavesEverythingWhereItIsEven() {
        Map<Segment, String> owners = owners(Map.of("badges", "a", "boards", "b", "days", "a", "friends", "b"));

        assertThat(SegmentPlan.of(owners, Set.of("a", "b"))).isEqualTo(owners);
    }

    @Test
    void givesWhoJoinsAShareAndMovesNoMoreThanThat() {
        Map<Segment, String> owners = new HashMap<>();
        VIEWS.forEach(view -> owners.put(new Segment(view, 0), "a"));

        Map<Segment, String> plan = SegmentPlan.of(owners, Set.of("a", "b"));

        assertThat(Collections.frequency(plan.values(), "a")).isEqualTo(3);
        assertThat(Collections.frequency(plan.values(), "b")).isEqualTo(2);
    }

    @Test
    void dividesWhatSomebodyLeftAmongThoseThatRemain() {
        Map<Segment, String> owners =
                owners(Map.of("badges", "a", "boards", "b", "days", "gone", "friends", "", "challenges", "gone"));

        Map<Segment, String> plan = SegmentPlan.of(owners, Set.of("a", "b"));

        assertThat(plan)
                .hasSize(5)
                .containsEntry(new Segment("badges", 0), "a")
                .containsEntry(new Segment("boards", 0), "b");
        assertThat(plan.values()).doesNotContain("gone", "");
        assertThat(Collections.frequency(plan.values(), "a")).isBetween(2, 3);
    }

    @Test
    void givesALoneNodeEverything() {
        assertThat(SegmentPlan.of(owners(Map.of("badges", "", "boards", "b")), Set.of("a"))
                        .values())
                .containsOnly("a");
    }

    private static Map<Segment, String> owners(Map<String, String> byProcessor) {
        Map<Segment, String> owners = new HashMap<>();
        byProcessor.forEach((processor, owner) -> owners.put(new Segment(processor, 0), owner));
        return owners;
    }
}
