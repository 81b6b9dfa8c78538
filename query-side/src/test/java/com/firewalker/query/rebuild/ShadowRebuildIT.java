package com.firewalker.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.query.testing.QuerySide;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The way of a shadow from the first event to the switch and back (design.md 6, reliability.md I15). */
class ShadowRebuildIT {

    private static final QuerySide QUERY_SIDE = QuerySide.shared();
    private static final Operator OPERATOR = new Operator(QUERY_SIDE);
    private static final Town TOWN = new Town(QUERY_SIDE.ledger(), "shadow", 60, 40, 7);

    @BeforeAll
    static void aTownThatHasWalked() {
        TOWN.settle();
        TOWN.walk(3_000);
        long position = TOWN.leave(3);
        OPERATOR.awaitPosition("days", position);
        OPERATOR.awaitPosition("boards", position);
    }

    @Test
    void rebuiltDaysEqualLiveDays() {
        switchesWithoutDifference("days");
    }

    @Test
    void rebuiltBoardsEqualLiveBoards() {
        switchesWithoutDifference("boards");
    }

    private static void switchesWithoutDifference(String view) {
        int before = OPERATOR.projection(view).get("version").asInt();

        var id = OPERATOR.shadow(view);
        var ready = OPERATOR.until(id, "ready");

        assertThat(ready.get("diff").get("rowsCompared").asLong()).isPositive();
        assertThat(ready.get("diff").get("samples")).as(ready.toPrettyString()).isEmpty();
        assertThat(OPERATOR.projection(view).get("version").asInt()).isEqualTo(before);

        assertThat(OPERATOR.post("/rebuilds/" + id + "/switch").status()).isEqualTo(200);
        assertThat(OPERATOR.state(id)).isEqualTo("switched");
        assertThat(OPERATOR.projection(view).get("version").asInt()).isGreaterThan(before);
        long position = TOWN.walk(100);
        OPERATOR.awaitPosition(view, position);
        assertThat(OPERATOR.verified(view).get("state").asString()).isEqualTo("equal");

        assertThat(OPERATOR.post("/rebuilds/" + id + "/switch-back").status()).isEqualTo(200);
        assertThat(OPERATOR.projection(view).get("version").asInt()).isEqualTo(before);
        assertThat(OPERATOR.projection(view).get("position").asLong()).isGreaterThanOrEqualTo(position);
        assertThat(OPERATOR.verified(view).get("state").asString()).isEqualTo("equal");
        assertThat(OPERATOR.post("/rebuilds/" + id + "/cancel").status()).isEqualTo(200);
    }
}
