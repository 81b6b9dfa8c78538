package com.firewalker.platform.ledger.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CoordinatorThreadTest {

    private final CoordinatorThread thread = new CoordinatorThread(Executors.defaultThreadFactory());

    @AfterEach
    void end() {
        thread.shutdownNow();
    }

    @Test
    void looksAgainSoonWhereWorkersHadNoRoom() {
        assertThat(delayOf(100)).isLessThanOrEqualTo(5);
    }

    @Test
    void leavesAllOtherDelaysAsTheyAre() {
        assertThat(delayOf(2_000)).isGreaterThan(1_000);
        assertThat(delayOf(500)).isGreaterThan(250);
    }

    private long delayOf(long millis) {
        return thread.schedule(() -> {}, millis, TimeUnit.MILLISECONDS).getDelay(TimeUnit.MILLISECONDS);
    }
}
