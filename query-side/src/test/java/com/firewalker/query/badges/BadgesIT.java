package com.firewalker.query.badges;

import static com.firewalker.query.testing.Events.erased;
import static com.firewalker.query.testing.Events.steps;
import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.query.testing.Operator;
import com.firewalker.query.testing.QuerySide;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** api.md 5, domain-rules.md 6.5, 12.2. */
class BadgesIT {

    private static final LocalDate MAY_1 = LocalDate.of(2026, 5, 1);

    private final QuerySide querySide = QuerySide.shared();

    @Test
    void showsWhatWasEarnedForWhichDate() {
        long position = 0;
        for (int day = 0; day < 7; day++) {
            position = querySide.ledger().append(steps("badges-anna", MAY_1.plusDays(day), 8_500));
        }
        assertThat(badges(position, "badges-anna")).containsExactly("streak-7 2026-05-07 false");

        long corrected = querySide.ledger().append(steps("badges-anna", MAY_1.plusDays(2), 100));
        assertThat(badges(corrected, "badges-anna")).containsExactly("streak-7 2026-05-07 true");
    }

    @Test
    void showsNothingOfTheErased() {
        long position = querySide.ledger().append(steps("badges-ben", MAY_1, 25_000), erased("badges-ben"));
        assertThat(badges(position, "badges-ben")).isEmpty();
        long later = querySide.ledger().append(steps("badges-ben", MAY_1, 26_000));
        assertThat(badges(later, "badges-ben")).isEmpty();
    }

    /** So that nobody is told again of a badge because a view was rebuilt (9.4). */
    @Test
    void tellsOtherServicesOfBadgesInTheLedgersOrderAndARebuildChangesNothing() {
        long before = querySide.ledger().append(steps("badges-cleo", MAY_1, 10));
        long last = querySide
                .ledger()
                .append(steps("badges-cleo", MAY_1.plusDays(1), 10_500), steps("badges-dan", MAY_1, 20_500));
        assertThat(badges(last, "badges-dan")).hasSize(2);

        List<String> granted = grantedAfter(before);

        assertThat(granted)
                .containsExactlyInAnyOrder(
                        "badges-cleo day-10000 at " + (last - 1),
                        "badges-dan day-10000 at " + last,
                        "badges-dan day-20000 at " + last);
        var operator = new Operator(querySide);
        String rebuild = operator.shadow("badges");
        operator.until(rebuild, "ready");
        assertThat(operator.post("/rebuilds/" + rebuild + "/switch").status()).isEqualTo(200);
        assertThat(grantedAfter(before)).containsExactlyInAnyOrderElementsOf(granted);
        assertThat(grantedAfter(last)).isEmpty();
    }

    private List<String> grantedAfter(long position) {
        return querySide.bean(GrantedBadges.class).after(position).getBadgesList().stream()
                .map(badge -> badge.getWalkerId() + " " + badge.getBadge() + " at " + badge.getPosition())
                .toList();
    }

    private List<String> badges(long position, String walkerId) {
        QuerySide.Answer answer = querySide.getAfter(position, walkerId, "/v1/me/badges");
        assertThat(answer.status()).isEqualTo(200);
        return StreamSupport.stream(answer.json().get("items").spliterator(), false)
                .map(item -> item.get("badge").asString() + " "
                        + item.get("earnedFor").asString() + " "
                        + item.get("corrected").asBoolean())
                .toList();
    }
}
