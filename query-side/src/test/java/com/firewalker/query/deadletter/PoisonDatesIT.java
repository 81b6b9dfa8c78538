package com.firewalker.query.deadletter;

import static com.firewalker.query.testing.Events.goalFrom;
import static com.firewalker.query.testing.Events.reached;
import static com.firewalker.query.testing.Events.registered;
import static com.firewalker.query.testing.Events.steps;
import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.events.v1.Visibility;
import com.firewalker.query.testing.Operator;
import com.firewalker.query.testing.QuerySide;
import com.firewalker.query.testing.TestLedger.Entry;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Events about dates that no calendar holds, in a ledger from before the doors refused them: one walker's, nobody else's. */
class PoisonDatesIT {

    private static final List<String> VIEWS = List.of("days", "boards", "friends", "badges", "challenges");
    private static final LocalDate MAY_4 = LocalDate.of(2026, 5, 4);
    private static final LocalDate FAR = LocalDate.of(12_000, 1, 1);
    private static final int EVENTS = 60;

    private final QuerySide querySide = QuerySide.sharedOnAnEmptyLedger();
    private final Operator operator = new Operator(querySide);

    @AfterAll
    static void noneStaysInTheLedger() {
        QuerySide.forgetShared();
    }

    @Test
    void stopNobodysViewRebuildOrVerification() {
        List<Entry> entries = new ArrayList<>();
        entries.add(registered("poisoner", Visibility.VISIBILITY_PUBLIC));
        entries.add(registered("neighbour", Visibility.VISIBILITY_PUBLIC));
        for (int day = 0; day < EVENTS; day++) {
            entries.add(steps("poisoner", FAR.plusDays(day), 100));
        }
        entries.add(steps("poisoner", LocalDate.of(-10_000, 1, 1), 100));
        entries.add(reached("poisoner", FAR, 9_000));
        entries.add(goalFrom("poisoner", FAR, 9_000));
        entries.add(steps("poisoner", MAY_4, 700));
        entries.add(steps("neighbour", MAY_4, 4_700));
        double before = ignored();

        long position = querySide.ledger().append(entries.toArray(Entry[]::new));

        assertThat(total(position, "neighbour")).isEqualTo(4_700);
        assertThat(total(position, "poisoner")).isEqualTo(700);
        assertThat(lifetime(position)).isEqualTo(700);
        assertThat(ignored() - before).isEqualTo(EVENTS + 3);
        for (String view : VIEWS) {
            operator.awaitPosition(view, position);
            assertThat(operator.projection(view).get("deadLetters").asInt())
                    .as(view)
                    .isZero();
            String rebuild = operator.shadow(view);
            operator.until(rebuild, "ready");
            assertThat(operator.post("/rebuilds/" + rebuild + "/switch").status())
                    .isEqualTo(200);
            assertThat(operator.verified(view).get("state").asString()).as(view).isEqualTo("equal");
        }
        assertThat(total(position, "neighbour")).isEqualTo(4_700);
    }

    private double ignored() {
        return querySide
                .bean(MeterRegistry.class)
                .counter("firewalker.projection.ignored", "projection", "days")
                .count();
    }

    private int total(long position, String walker) {
        return querySide
                .getAfter(position, walker, "/v1/me/days/" + MAY_4)
                .json()
                .get("total")
                .asInt();
    }

    private int lifetime(long position) {
        return querySide
                .getAfter(position, "poisoner", "/v1/me/summary")
                .json()
                .get("lifetime")
                .get("steps")
                .asInt();
    }
}
