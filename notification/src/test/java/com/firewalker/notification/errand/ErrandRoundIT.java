package com.firewalker.notification.errand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.firewalker.platform.testing.Servers;
import com.firewalker.testledger.RunningNotification;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** However much there is to do outside, the service itself goes on. */
class ErrandRoundIT {

    private static final int POOL = 8;
    private static final int ERRANDS = 64;

    /** Keeps its connection as long as the test wants, as a slow store would. */
    static final class Holding implements Runner {
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
        public Outcome run(Errand errand) throws Exception {
            try (var connection = pool.getConnection()) {
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
            Holding runner = service.bean(Holding.class);
            JdbcTemplate jdbc = service.bean(JdbcTemplate.class);
            Errands errands = service.bean(Errands.class);
            for (int i = 0; i < ERRANDS; i++) {
                errands.add(new Errand("holding:" + i, "holding", "w" + i, Map.of(), Instant.now(), null));
            }

            await().atMost(Duration.ofSeconds(30)).until(() -> runner.holding.get() >= POOL * 3 / 4);
            assertThat(jdbc.queryForObject("select count(*) from errand where attempts > 0", Integer.class))
                    .as("under way")
                    .isEqualTo(POOL * 3 / 4);

            runner.end.countDown();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> jdbc.queryForObject("select count(*) from errand", Integer.class) == 0);
            assertThat(runner.holding).hasValue(ERRANDS);
        }
    }
}
