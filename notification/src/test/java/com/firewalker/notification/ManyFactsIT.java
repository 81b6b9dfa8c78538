package com.firewalker.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.firewalker.platform.testing.Servers;
import com.firewalker.testledger.RunningNotification;
import com.firewalker.testledger.SimulatedFacts;
import com.firewalker.testledger.TestLedger;
import com.firewalker.testledger.TestLedger.Appended;
import com.firewalker.testledger.TestServices;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Every fact notifies once ever (domain-rules.md 9.1; reliability I14): facts doubled and out of order in the ledger, the
 * ledger's end delivered again after each restart, two instances that share the work. The number of facts is
 * {@code -Dfirewalker.facts}: small by default, 100000 before a release.
 */
class ManyFactsIT {

    private static final long SEED = 20261122;
    private static final int FACTS = Integer.getInteger("firewalker.facts", 2_000);
    private static final int REDELIVERED = Math.min(2_000, FACTS / 4);

    @Test
    void everyFactNotifiesOnceEver() {
        Servers.resetSchemas();
        SimulatedFacts facts = SimulatedFacts.of(FACTS, SEED);
        List<List<Appended>> quarters = facts.inParts(4);
        try (TestLedger ledger = TestLedger.open();
                TestServices services = TestServices.start()) {
            String[] properties = properties(services);
            try (RunningNotification steady = RunningNotification.start(properties)) {
                for (List<Appended> quarter : quarters) {
                    try (RunningNotification restarted = RunningNotification.start(properties)) {
                        JdbcTemplate jdbc = restarted.bean(JdbcTemplate.class);
                        long before = Told.applied(jdbc, "goal-saga");
                        append(ledger, quarter);
                        await().atMost(Duration.ofMinutes(2)).until(() -> Told.applied(jdbc, "goal-saga") > before);
                    }
                    deliverTheEndAgain(steady);
                }
                Told.awaitAll(steady, ledger.append("walker/last", SimulatedFacts.nothing()));
                assertThat(Told.by(steady)).isEqualTo(facts.expected());
            }
        }
    }

    private static String[] properties(TestServices services) {
        String[] lines = services.properties();
        return new String[] {
            lines[0],
            lines[1],
            "firewalker.notification.digest.length=1s",
            "firewalker.processing.processors.goal-saga.start=tail",
            "firewalker.processing.processors.goal-saga.segments=2",
            "firewalker.processing.processors.friend-request-saga.start=tail",
            "firewalker.processing.processors.friend-request-saga.segments=2"
        };
    }

    private static void append(TestLedger ledger, List<Appended> events) {
        for (int from = 0; from < events.size(); from += 1_000) {
            ledger.append(events.subList(from, Math.min(events.size(), from + 1_000)));
        }
    }

    /** As if the last batches had been handled but their tokens lost. */
    private static void deliverTheEndAgain(RunningNotification service) {
        JdbcTemplate jdbc = service.bean(JdbcTemplate.class);
        for (String processor : Told.PROCESSORS) {
            Rewind.by(jdbc, processor, REDELIVERED);
        }
    }
}
