package com.firewalker.platform.ledger.follow;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.platform.ledger.lane.Commands;
import com.firewalker.platform.ledger.lane.Committed;
import com.firewalker.platform.ledger.lane.Goal;
import com.firewalker.platform.ledger.lane.WritingApp;
import com.firewalker.platform.testing.Servers;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** A command on one service becomes a view on another (design.md 4). */
class LedgerRoundTripIT {
    private static ConfigurableApplicationContext writing;
    private static ConfigurableApplicationContext reading;

    @BeforeAll
    static void start() {
        Servers.resetSchemas();
        writing = WritingApp.start();
        reading = ReadingApp.start();
    }

    @AfterAll
    static void stop() {
        reading.close();
        writing.close();
    }

    @Test
    void aCommandReachesTheReaderOfAnotherService() {
        Commands commands = writing.getBean(Commands.class);
        Committed<Integer> raised =
                commands.<Integer>send(new Goal.Raise("walker/a", 100)).join();
        assertThat(raised.result()).isEqualTo(100);
        AppliedPositions applied = reading.getBean(AppliedPositions.class);
        assertThat(applied.await("goals", raised.position(), Duration.ofSeconds(5)))
                .isTrue();
        assertThat(reading.getBean(ReadingApp.Goals.class).seen).contains(100);
    }

    @Test
    void anEventThatNobodyHandlesTakesTheReaderAlong() {
        Commands commands = writing.getBean(Commands.class);
        commands.send(new Goal.Raise("walker/b", 1)).join();
        Committed<Object> erased = commands.sendInTransaction(new Goal.Erase("walker/b"));
        AppliedPositions applied = reading.getBean(AppliedPositions.class);
        assertThat(applied.await("goals", erased.position(), Duration.ofSeconds(5)))
                .isTrue();
    }
}
