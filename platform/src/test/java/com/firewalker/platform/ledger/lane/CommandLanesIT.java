package com.firewalker.platform.ledger.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.firewalker.events.v1.DailyGoalSet;
import com.firewalker.platform.ledger.store.LedgerEvent;
import com.firewalker.platform.ledger.store.LedgerHead;
import com.firewalker.platform.ledger.store.LedgerReader;
import com.firewalker.platform.testing.Servers;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Commands in groups: what one of them does is nobody else's business (design.md 3, axon-notes.md 8). */
class CommandLanesIT {
    private static ConfigurableApplicationContext one;
    private static ConfigurableApplicationContext other;

    @BeforeAll
    static void start() {
        Servers.resetSchemas();
        one = WritingApp.start(
                "firewalker.ledger.lanes=1", "firewalker.ledger.queue=64", "firewalker.ledger.per-owner=32");
        other = WritingApp.start();
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
    }

    private static Commands commands() {
        return one.getBean(Commands.class);
    }

    private static LedgerReader ledger() {
        return one.getBean(LedgerReader.class);
    }

    private static List<Integer> goalsOf(String stream) {
        return ledger().stream(stream).stream()
                .map(e -> ((DailyGoalSet) e.payload()).getDailySteps())
                .toList();
    }

    /** Holds the head row, so that whatever is sent meanwhile waits and becomes one group. */
    private static void whileTheLedgerIsHeld(Runnable sends) {
        new TransactionTemplate(one.getBean(PlatformTransactionManager.class)).executeWithoutResult(status -> {
            new JdbcTemplate(one.getBean(DataSource.class))
                    .queryForObject("SELECT position FROM ledger_head WHERE id = 1 FOR UPDATE", Long.class);
            sends.run();
        });
    }

    @Test
    void aRefusedCommandFailsAlone() {
        List<CompletableFuture<Committed<Integer>>> answers = new ArrayList<>();
        whileTheLedgerIsHeld(() -> {
            answers.add(commands().send(new Goal.Raise("walker/first", 1)));
            answers.add(commands().send(new Goal.Raise("walker/group", 10)));
            answers.add(commands().send(new Goal.Raise("walker/group", 5)));
            answers.add(commands().send(new Goal.Raise("walker/group", 20)));
            answers.add(commands().send(new Goal.Raise("walker/neighbour", 3)));
        });
        assertThat(answers.get(1).join().result()).isEqualTo(10);
        assertThatThrownBy(answers.get(2)::join).hasCauseInstanceOf(Goal.TooLow.class);
        assertThat(answers.get(3).join().result()).isEqualTo(20);
        assertThat(answers.get(4).join().result()).isEqualTo(3);
        assertThat(goalsOf("walker/group")).containsExactly(10, 20);
    }

    @Test
    void eachCommandIsToldWhereItsOwnEventsEnded() {
        List<CompletableFuture<Committed<Integer>>> answers = new ArrayList<>();
        whileTheLedgerIsHeld(() -> IntStream.rangeClosed(1, 20)
                .forEach(i -> answers.add(commands().send(new Goal.Raise("walker/position" + i, i)))));
        for (int i = 1; i <= 20; i++) {
            Committed<Integer> answer = answers.get(i - 1).join();
            assertThat(ledger().at(answer.position()).orElseThrow().streamId()).isEqualTo("walker/position" + i);
        }
    }

    @Test
    void aCommandThatAppendsNothingIsToldTheHead() {
        commands().send(new Goal.Raise("walker/same", 5)).join();
        long head = one.getBean(LedgerHead.class).position();
        assertThat(commands().send(new Goal.Raise("walker/same", 5)).join().position())
                .isEqualTo(head);
    }

    @Test
    void commandsOfAStreamKeepTheirOrder() {
        List<CompletableFuture<Committed<Integer>>> answers = IntStream.rangeClosed(1, 30)
                .mapToObj(i -> commands().<Integer>send(new Goal.Raise("walker/order", i)))
                .toList();
        answers.forEach(CompletableFuture::join);
        assertThat(goalsOf("walker/order"))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 30).boxed().toList());
    }

    @Test
    void anotherNodesEventsAreMetByRunningAgainOnFreshState() {
        Commands elsewhere = other.getBean(Commands.class);
        commands().send(new Goal.Raise("walker/both", 1)).join();
        for (int i = 1; i <= 10; i++) {
            elsewhere.send(new Goal.Raise("walker/both", 2 * i)).join();
            commands().send(new Goal.Raise("walker/both", 2 * i + 1)).join();
        }
        assertThat(goalsOf("walker/both")).hasSize(21).isSorted();
        assertThat(ledger().stream("walker/both"))
                .extracting(LedgerEvent::sequence)
                .containsExactlyElementsOf(LongStream.range(0, 21).boxed().toList());
    }

    /** Otherwise each of them would be rolled back, and its whole stream read again. */
    @Test
    void commandsOnStreamsThatAnotherNodeWritesToGoOnFromTheLastKnownEvent() {
        Commands elsewhere = other.getBean(Commands.class);
        int steps = 0;
        for (int i = 0; i < 2; i++) {
            commands().send(new Goal.Raise("walker/shared", ++steps)).join();
            elsewhere.send(new Goal.Raise("walker/shared", ++steps)).join();
        }
        long conflicts = counter("Com_rollback");
        for (int i = 0; i < 10; i++) {
            commands().send(new Goal.Raise("walker/shared", ++steps)).join();
            elsewhere.send(new Goal.Raise("walker/shared", ++steps)).join();
        }
        assertThat(counter("Com_rollback") - conflicts).isZero();
        assertThat(goalsOf("walker/shared"))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, steps).boxed().toList());
    }

    @Test
    void aGroupThatMeetsAConflictRunsOnceMoreAsAGroup() {
        raiseTogether("walker/stale", 40, 1);
        Commands elsewhere = other.getBean(Commands.class);
        elsewhere.send(new Goal.Raise("walker/stale7", 2)).join();
        DistributionSummary groups = one.getBean(MeterRegistry.class)
                .get("firewalker.ledger.group.size")
                .summary();
        long commits = groups.count();
        raiseTogether("walker/stale", 40, 3);
        assertThat(groups.count() - commits)
                .as("one for the command that found the lane at rest, one for the others")
                .isLessThanOrEqualTo(2);
        assertThat(goalsOf("walker/stale7")).containsExactly(1, 2, 3);
        assertThat(goalsOf("walker/stale8")).containsExactly(1, 3);
    }

    private static void raiseTogether(String streams, int count, int steps) {
        List<CompletableFuture<Committed<Integer>>> answers = new ArrayList<>();
        whileTheLedgerIsHeld(() -> IntStream.range(0, count)
                .forEach(i -> answers.add(commands().send(new Goal.Raise(streams + i, steps)))));
        answers.forEach(CompletableFuture::join);
    }

    @Test
    void aStreamThatATransactionHoldsKeepsNobodyElseInTheLaneWaiting() {
        List<CompletableFuture<Committed<Integer>>> held = new ArrayList<>();
        commands().send(new Goal.Raise("walker/held", 1)).join();
        new TransactionTemplate(one.getBean(PlatformTransactionManager.class)).executeWithoutResult(status -> {
            commands().sendInTransaction(new Goal.Raise("walker/held", 1));
            held.add(commands().send(new Goal.Raise("walker/held", 2)));
            held.add(commands().send(new Goal.Raise("walker/held", 3)));
            CompletableFuture<Committed<Integer>> neighbour = commands().send(new Goal.Raise("walker/free", 1));
            assertThat(neighbour.orTimeout(2, TimeUnit.SECONDS).join().result()).isEqualTo(1);
            assertThat(held).noneMatch(CompletableFuture::isDone);
        });
        assertThat(held.get(1).orTimeout(5, TimeUnit.SECONDS).join().result()).isEqualTo(3);
        assertThat(goalsOf("walker/held")).containsExactly(1, 2, 3);
        assertThat(one.getBean(StreamLocks.class).inUse()).isZero();
    }

    @Test
    void aGroupReadsTheStreamsThatItDoesNotKnowWithOneQuestion() {
        Commands elsewhere = other.getBean(Commands.class);
        IntStream.range(0, 60)
                .mapToObj(i -> elsewhere.send(new Goal.Raise("walker/ahead" + i, 1)))
                .toList()
                .forEach(CompletableFuture::join);
        long before = questionsAsked();
        List<CompletableFuture<Committed<Integer>>> answers = new ArrayList<>();
        whileTheLedgerIsHeld(() -> IntStream.range(0, 60)
                .forEach(i -> answers.add(commands().send(new Goal.Raise("walker/ahead" + i, 2)))));
        answers.forEach(CompletableFuture::join);
        assertThat(questionsAsked() - before).isLessThan(40);
        IntStream.range(0, 60)
                .forEach(i -> assertThat(goalsOf("walker/ahead" + i)).containsExactly(1, 2));
    }

    private static long questionsAsked() {
        return counter("Com_select");
    }

    private static long counter(String name) {
        return new JdbcTemplate(one.getBean(DataSource.class))
                .queryForObject("SHOW GLOBAL STATUS LIKE '" + name + "'", (row, n) -> row.getLong(2));
    }

    @Test
    void bothNodesMayCreateTheSameStreamAtOnce() {
        CompletableFuture<?>[] answers = IntStream.rangeClosed(1, 20)
                .boxed()
                .flatMap(i -> Stream.of(one, other)
                        .map(node -> node.getBean(Commands.class).send(new Goal.Raise("walker/race" + i, 1))))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(answers).join();
        IntStream.rangeClosed(1, 20)
                .forEach(i -> assertThat(goalsOf("walker/race" + i)).containsExactly(1));
    }

    @Test
    void aCommandThatFindsTheLaneAtRestRunsAtOnce() {
        try (ConfigurableApplicationContext patient = WritingApp.start("firewalker.ledger.gather=1h")) {
            CompletableFuture<Committed<Integer>> answer =
                    patient.getBean(Commands.class).send(new Goal.Raise("walker/rest", 1));
            assertThat(answer.orTimeout(30, TimeUnit.SECONDS).join().result()).isEqualTo(1);
        }
    }

    /** The first finds the lane at rest, the second arrives while it commits, the third soon after the second. */
    @Test
    void commandsGatherWhereTheyComeFasterThanTheLaneCommits() {
        try (ConfigurableApplicationContext patient =
                WritingApp.start("firewalker.ledger.lanes=1", "firewalker.ledger.gather=3s")) {
            Commands commands = patient.getBean(Commands.class);
            MeterRegistry meters = patient.getBean(MeterRegistry.class);
            List<CompletableFuture<Committed<Integer>>> answers = new ArrayList<>();
            whileTheLedgerIsHeld(() -> {
                answers.add(commands.send(new Goal.Raise("walker/gather1", 1)));
                await().until(() ->
                        meters.get("firewalker.ledger.waiting").gauge().value() == 0);
                answers.add(commands.send(new Goal.Raise("walker/gather2", 1)));
            });
            answers.get(0).orTimeout(10, TimeUnit.SECONDS).join();
            answers.add(commands.send(new Goal.Raise("walker/gather3", 1)));
            answers.forEach(CompletableFuture::join);
            DistributionSummary groups =
                    meters.get("firewalker.ledger.group.size").summary();
            assertThat(groups.count()).isEqualTo(2);
            assertThat(groups.totalAmount()).isEqualTo(3);
        }
    }

    @Test
    void oneWalkerCannotFillTheLane() {
        List<CompletableFuture<Committed<Integer>>> answers = new ArrayList<>();
        List<CompletableFuture<Committed<Integer>>> others = new ArrayList<>();
        whileTheLedgerIsHeld(() -> {
            IntStream.rangeClosed(1, 40).forEach(i -> answers.add(commands().send(new Goal.Raise("walker/greedy", i))));
            others.add(commands().send(new Goal.Raise("walker/modest", 1)));
        });
        assertThat(others.get(0).join().result()).isEqualTo(1);
        long refused = answers.stream().filter(CommandLanesIT::isOverloaded).count();
        assertThat(refused).isEqualTo(8);
        assertThat(goalsOf("walker/greedy")).hasSize(32);
    }

    @Test
    void aFullLaneRefusesAndLosesNothing() {
        List<CompletableFuture<Committed<Integer>>> answers = new ArrayList<>();
        whileTheLedgerIsHeld(() -> IntStream.rangeClosed(1, 150)
                .forEach(i -> answers.add(commands().send(new Goal.Raise("walker/full" + i, 1)))));
        for (int i = 1; i <= 150; i++) {
            int expected = isOverloaded(answers.get(i - 1)) ? 0 : 1;
            assertThat(goalsOf("walker/full" + i)).hasSize(expected);
        }
        assertThat(answers).anyMatch(CommandLanesIT::isOverloaded).anyMatch(a -> !isOverloaded(a));
    }

    private static boolean isOverloaded(CompletableFuture<?> answer) {
        try {
            answer.join();
            return false;
        } catch (CompletionException e) {
            assertThat(e.getCause()).isInstanceOf(Overloaded.class);
            assertThat(((Overloaded) e.getCause()).retryAfter()).isPositive();
            return true;
        }
    }

    @Test
    void aLoneCommandEndsWithItsTransaction() {
        TransactionTemplate transactions = new TransactionTemplate(one.getBean(PlatformTransactionManager.class));
        commands().send(new Goal.Raise("walker/alone", 1)).join();
        transactions.executeWithoutResult(status -> {
            commands().sendInTransaction(new Goal.Raise("walker/alone", 2));
            status.setRollbackOnly();
        });
        assertThat(commands()
                        .<Integer>send(new Goal.Raise("walker/alone", 3))
                        .join()
                        .result())
                .isEqualTo(3);
        assertThat(goalsOf("walker/alone")).containsExactly(1, 3);
        Committed<Integer> alone = commands().sendInTransaction(new Goal.Raise("walker/alone", 4));
        assertThat(ledger().at(alone.position()).orElseThrow().sequence()).isEqualTo(2);
    }

    @Test
    void aRefusedLoneCommandThrowsTheRefusal() {
        commands().sendInTransaction(new Goal.Raise("walker/refused", 9));
        assertThatThrownBy(() -> commands().sendInTransaction(new Goal.Raise("walker/refused", 8)))
                .isInstanceOf(Goal.TooLow.class);
    }
}
