package com.firewalker.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.platform.testing.Selects;
import com.firewalker.query.testing.QuerySide;
import org.junit.jupiter.api.Test;

/** design.md 3: readers are woken; what looks without being woken looks seldom. */
class IdleNodeIT {

    private static final double MOST_A_SECOND = 16;

    @Test
    void asksTheDatabaseSeldomWhileNobodyAsksIt() throws InterruptedException {
        QuerySide.shared();
        assertThat(Selects.perSecond()).isLessThan(MOST_A_SECOND);
    }
}
