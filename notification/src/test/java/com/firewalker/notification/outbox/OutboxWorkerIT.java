package com.firewalker.notification.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.firewalker.platform.testing.Servers;
import com.firewalker.testledger.RunningNotification;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** However much there is to do outside, the service itself goes on. */
class OutboxWorkerIT {

    private static final int POOL = 8;
    private static final int ERRANDS = 64;

    /** Keeps its connection as long as the test wants, as a slow store would. */
    static final class Holding implements TaskHandler {
        private final AtomicInteger holding = new AtomicInteger();
        private final CountDownLatch end = new CountDownLatch(1);
        private final DataSource pool;

        Holding(DataSource pool) {
            this.pool = pool;
        }

        @Override
        public String type() {
            return "holding";
        }

        @Override
        public Outcome run(OutboxTask task) throws Exception {
            try (Connection connection = pool.getConnection()) {
                holding.incrementAndGet();
                end.await();
                return Outcome.needless("held " + connection.getCatalog());
            }
        }
    }

    @Test
    void leavesConnectionsToEverybodyElse() {
        Servers.resetSchemas();
        try (var service = RunningNotification.with(Holding.class, "firewalker.mysql.pool-size=" + POOL)) {
            Holding handler = service.bean(Holding.class);
            JdbcTemplate jdbc = service.bean(JdbcTemplate.class);
            Outbox outbox = service.bean(Outbox.class);
            for (int i = 0; i < ERRANDS; i++) {
                outbox.add(new OutboxTask("holding:" + i, "holding", "w" + i, Map.of(), Instant.now(), null));
            }

            await().atMost(Duration.ofSeconds(30)).until(() -> handler.holding.get() >= POOL * 3 / 4);
            assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM errand WHERE attempts > 0", Integer.class))
                    .as("under way")
                    .isEqualTo(POOL * 3 / 4);

            handler.end.countDown();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> jdbc.queryForObject("SELECT COUNT(*) FROM errand", Integer.class) == 0);
            assertThat(handler.holding).hasValue(ERRANDS);
        }
    }
}
