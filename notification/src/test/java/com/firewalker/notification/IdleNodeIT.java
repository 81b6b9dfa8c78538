package com.firewalker.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.platform.testing.Selects;
import com.firewalker.platform.testing.Servers;
import com.firewalker.testledger.RunningNotification;
import com.firewalker.testledger.TestLedger;
import org.junit.jupiter.api.Test;

/** design.md 3: readers are woken; what looks without being woken looks seldom. */
class IdleNodeIT {

    private static final double MOST_A_SECOND = 12;

    @Test
    void asksTheDatabaseSeldomWhileNobodyAsksIt() throws InterruptedException {
        Servers.resetSchemas();
        try (TestLedger ledger = TestLedger.open();
                RunningNotification service = RunningNotification.start()) {
            assertThat(service).isNotNull();
            assertThat(ledger).isNotNull();
            assertThat(Selects.perSecond()).isLessThan(MOST_A_SECOND);
        }
    }
}
