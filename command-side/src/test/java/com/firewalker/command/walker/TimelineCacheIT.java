package com.firewalker.command.walker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.firewalker.command.LedgerNode;
import com.firewalker.events.v1.Visibility;
import com.firewalker.platform.ledger.lane.Commands;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** Two nodes on one ledger. */
class TimelineCacheIT {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOON = Instant.parse("2026-05-04T10:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-05-04");

    private static ConfigurableApplicationContext here;
    private static ConfigurableApplicationContext there;
    private static int walkers;

    private final Commands commands = here.getBean(Commands.class);
    private final WalkerTimeline timelines = here.getBean(WalkerTimeline.class);
    private final String walkerId = "timeline-" + walkers++;

    @BeforeAll
    static void startTwoNodes() {
        here = LedgerNode.start("com.firewalker.command.walker");
        there = LedgerNode.start("com.firewalker.command.walker");
    }

    @AfterAll
    static void stop() {
        here.close();
        there.close();
    }

    @BeforeEach
    void register() {
        commands.sendInTransaction(new RegisterWalker(walkerId, BERLIN, Visibility.VISIBILITY_FRIENDS, 8_000));
    }

    @Test
    void knowsNobodyByWhatIsNoId() {
        assertThat(timelines.of("2026-11-01T07:00:00Z")).isEmpty();
        assertThat(timelines.of("2026-11-01T07:00:00Z", Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void knowsWhatHeldWhen() {
        commands.sendInTransaction(goal(10_000, TODAY.plusDays(1)));
        commands.sendInTransaction(new ChangeZone(walkerId, ZoneId.of("Asia/Seoul"), NOON, false));

        Timeline timeline = timelines.of(walkerId).orElseThrow();
        assertThat(timeline.goalOn(TODAY)).isEqualTo(8_000);
        assertThat(timeline.goalOn(TODAY.plusDays(1))).isEqualTo(10_000);
        assertThat(timeline.zoneAt(NOON.minusMillis(1))).isEqualTo(BERLIN);
        assertThat(timeline.zoneAt(NOON)).isEqualTo(ZoneId.of("Asia/Seoul"));
    }

    @Test
    void readsTheLedgerOnceForManyQuestions() {
        Timeline first = timelines.of(walkerId).orElseThrow();
        assertThat(timelines.of(walkerId)).containsSame(first);
    }

    @Test
    void seesThisNodesChangeAtOnce() {
        for (int goal = 1; goal <= 50; goal++) {
            timelines.of(walkerId);
            commands.sendInTransaction(goal(goal, TODAY));
            assertThat(timelines.of(walkerId).orElseThrow().goalOn(TODAY)).isEqualTo(goal);
        }
    }

    /** Lanes commit groups of commands; what they changed is seen as soon as they answer. */
    @Test
    void seesAGroupsChangeAtOnce() {
        for (int goal = 1; goal <= 50; goal++) {
            timelines.of(walkerId);
            commands.send(goal(goal, TODAY)).join();
            assertThat(timelines.of(walkerId).orElseThrow().goalOn(TODAY)).isEqualTo(goal);
        }
    }

    @Test
    void seesAnotherNodesChangeWithinASecond() {
        timelines.of(walkerId);
        there.getBean(Commands.class).sendInTransaction(goal(12_345, TODAY));
        await().atMost(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> timelines.of(walkerId).orElseThrow().goalOn(TODAY) == 12_345);
    }

    @Test
    void readsTheLedgerItselfWhereTheTailStandsStill() {
        WalkerTail tail = there.getBean(WalkerTail.class);
        WalkerTimeline behind = there.getBean(WalkerTimeline.class);
        behind.of(walkerId);
        tail.stop();
        await().until(() -> !tail.isFresh());
        commands.sendInTransaction(goal(54_321, TODAY));
        assertThat(behind.of(walkerId).orElseThrow().goalOn(TODAY)).isEqualTo(54_321);
        there.close();
        there = LedgerNode.start("com.firewalker.command.walker");
    }

    @Test
    void knowsNeitherStrangersNorTheErased() {
        assertThat(timelines.of("nobody")).isEmpty();
        timelines.of(walkerId);
        commands.sendInTransaction(new EraseWalker(walkerId));
        assertThat(timelines.of(walkerId)).isEmpty();
    }

    private SetDailyGoal goal(int steps, LocalDate from) {
        return new SetDailyGoal(walkerId, steps, from, NOON);
    }
}
