package com.firewalker.query.rebuild;

import static com.firewalker.query.testing.Events.steps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.firewalker.query.testing.Operator;
import com.firewalker.query.testing.QuerySide;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A projection with a bug: verification finds it, a rebuild mends it, the diff names just what it touched (I5, I6). */
class PlantedBugIT {

    private static final QuerySide QUERY_SIDE = QuerySide.shared();
    private static final Operator OPERATOR = new Operator(QUERY_SIDE);
    private static final LocalDate MAY_4 = LocalDate.of(2026, 5, 4);

    private final PlantedFaults faults = QUERY_SIDE.bean(PlantedFaults.class);
    private final String town = "bug" + System.nanoTime();
    private final Town neighbours = new Town(QUERY_SIDE.ledger(), town, 20, 20, 11);

    @BeforeEach
    void aLiveViewThatMiscountsOneWalkerOnTwoDays() {
        neighbours.settle();
        neighbours.walk(200);
        settled(QUERY_SIDE.ledger().append(steps("victim" + town, MAY_4.minusDays(1), 100)));
        faults.miscount("victim" + town);
        settled(QUERY_SIDE
                .ledger()
                .append(steps("victim" + town, MAY_4, 4_700), steps("victim" + town, MAY_4.plusDays(1), 5_000)));
        faults.miscount(null);
        settled(neighbours.walk(50));
    }

    @AfterEach
    void nothingIsPlantedAnyMore() {
        faults.miscount(null);
    }

    private static void settled(long position) {
        OPERATOR.awaitPosition("days", position);
        OPERATOR.awaitPosition("boards", position);
    }

    @Test
    void isFoundByVerificationAndMendedByAShadow() {
        JsonNode found = OPERATOR.verified("days");

        assertThat(found.get("state").asString()).isEqualTo("different");
        assertThat(found.get("differences").asLong())
                .as("two days and their month")
                .isEqualTo(3);
        assertThat(keys(found.get("mismatches"), "local_date")).containsExactly("2026-05-04", "2026-05-05");
        assertThat(keys(found.get("mismatches"), "walker_id")).containsExactly("victim" + town);
        JsonNode first = found.get("mismatches").get(0);
        assertThat(first.get("before").get("total").asString()).isEqualTo("4701");
        assertThat(first.get("after").get("total").asString()).isEqualTo("4700");
        assertThat(first.get("positions")).hasSize(1);

        String id = OPERATOR.start("days", "{\"mode\":\"shadow\",\"autoSwitch\":true}");
        JsonNode switched = OPERATOR.until(id, "switched");

        assertThat(switched.get("diff").get("changed").asLong()).isEqualTo(3);
        assertThat(switched.get("diff").get("onlyOld").asLong()).isZero();
        assertThat(switched.get("diff").get("onlyNew").asLong()).isZero();
        assertThat(total()).isEqualTo(4_700);
        assertThat(OPERATOR.verified("days").get("state").asString()).isEqualTo("equal");
    }

    @Test
    void isFoundInTablesAndInRedisAlike() {
        JsonNode found = OPERATOR.verified("boards");

        var places = new TreeSet<String>();
        found.get("mismatches").forEach(one -> places.add(place(one)));
        assertThat(found.get("state").asString()).isEqualTo("different");
        assertThat(places).contains("board_score", "{boards}:s:d", "{boards}:s:w", "{boards}:s:m");

        OPERATOR.until(OPERATOR.start("boards", "{\"mode\":\"shadow\",\"autoSwitch\":true}"), "switched");

        assertThat(OPERATOR.verified("boards").get("state").asString()).isEqualTo("equal");
        OPERATOR.until(OPERATOR.start("days", "{\"mode\":\"in-place\"}"), "switched");
    }

    @Test
    void isMendedInPlaceForOneWalker() {
        String id = OPERATOR.start("days", "{\"mode\":\"in-place\",\"walkerId\":\"victim" + town + "\"}");
        JsonNode mended = OPERATOR.until(id, "switched");

        assertThat(mended.get("diff").get("changed").asLong()).isEqualTo(3);
        assertThat(mended.get("diff").get("rowsCompared").asLong()).isEqualTo(4);
        assertThat(total()).isEqualTo(4_700);
        assertThat(OPERATOR.verified("days").get("state").asString()).isEqualTo("equal");
        OPERATOR.until(OPERATOR.start("boards", "{\"mode\":\"in-place\"}"), "switched");
    }

    @Test
    void isMendedInPlaceFromAPositionOn() {
        long from = OPERATOR.verified("days")
                .get("mismatches")
                .get(0)
                .get("positions")
                .get(0)
                .asLong();

        JsonNode mended =
                OPERATOR.until(OPERATOR.start("days", "{\"mode\":\"in-place\",\"from\":" + from + "}"), "switched");

        assertThat(mended.get("diff").get("changed").asLong()).isEqualTo(3);
        assertThat(total()).isEqualTo(4_700);
        OPERATOR.until(OPERATOR.start("boards", "{\"mode\":\"in-place\"}"), "switched");
        await().until(() -> OPERATOR.verified("boards").get("state").asString().equals("equal"));
    }

    private int total() {
        return QUERY_SIDE
                .get("victim" + town, "/v1/me/days/2026-05-04")
                .json()
                .get("total")
                .asInt();
    }

    private static List<String> keys(JsonNode mismatches, String key) {
        var keys = new ArrayList<String>();
        mismatches.forEach(one -> {
            if (one.get("key").has(key)) {
                keys.add(one.get("key").get(key).asString());
            }
        });
        return keys.stream().distinct().sorted().toList();
    }

    /** A table, or a kind of key: {@code {boards}:s:d:20577} is {@code {boards}:s:d}. */
    private static String place(JsonNode mismatch) {
        return mismatch.get("where").asString().replaceFirst(":-?\\d+$", "");
    }
}
